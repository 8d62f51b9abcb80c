import { z } from 'zod';

// Written from the public API's documentation: a third party has nothing else. Unknown keys and unknown words are let
// through, so that a newer server does not break this client.

export const recordRef = z.object({
  crm: z.enum(['hubspot', 'salesforce']),
  objectType: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/),
  recordId: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
});
export type RecordRef = z.infer<typeof recordRef>;

/** One field of GET /v1/fields. */
export const catalogueField = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  currency: z.string().nullable(),
  lengthMax: z.int().nullable(),
  description: z.string(),
});
export type CatalogueField = z.infer<typeof catalogueField>;

export const fieldsReply = z.object({ fields: z.array(catalogueField) });

export const sourceReply = z.object({ id: z.string() });

/** What became of one filed item: `pending`, `blocked`, `quarantined`, `duplicate` or `refused`. */
export const filedResult = z.object({
  status: z.string(),
  id: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type FiledResult = z.infer<typeof filedResult>;

export const suggestionsReply = z.object({ results: z.array(filedResult) });

/** RFC 9457: how the API says no to a whole request. */
export const problem = z.object({ title: z.string(), detail: z.string().optional(), code: z.string().optional() });
