import { z } from 'zod';

/** GET /api/access/permission-set: a file for whoever gives Fieldward its rights in the CRM. */
export const rightsFileReply = z.object({
  /** The version of the allowlist that it was made from. */
  version: z.int(),
  fileName: z.string(),
  mediaType: z.enum(['text/xml', 'application/json']),
  /** Salesforce: a permission set as metadata. HubSpot: the OAuth scopes. */
  content: z.string(),
  /** Allowed fields to which the file cannot give the right, and why. */
  leftOut: z.array(z.object({ objectType: z.string(), field: z.string(), reason: z.string() })),
});
export type RightsFileReply = z.infer<typeof rightsFileReply>;

const excessField = z.object({
  name: z.string(),
  label: z.string(),
  protected: z.boolean(),
  /** `false`: the CRM gives this right together with the object. */
  narrowable: z.boolean(),
});

/** GET /api/access/drift: what the credential could do in the CRM, against what the allowlist allows. */
export const driftReply = z.object({
  at: z.string(),
  crm: z.string(),
  crmName: z.string(),
  version: z.int(),
  /** Could be written, and is not allowed here. */
  excess: z.array(z.object({ objectType: z.string(), fields: z.array(excessField) })),
  /** Allowed here, and could not be written. */
  lacking: z.array(
    z.object({
      objectType: z.string(),
      field: z.string(),
      label: z.string(),
      why: z.enum(['hidden', 'read_only', 'object']),
    }),
  ),
  /** `null` where the CRM gives its rights by field. */
  scopes: z.object({ excess: z.array(z.string()), lacking: z.array(z.string()) }).nullable(),
});
export type DriftReply = z.infer<typeof driftReply>;
