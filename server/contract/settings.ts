import { z } from 'zod';
import { heldPause } from './pause.ts';
import { idSchema } from './value.ts';

const connectionView = z.object({
  crm: z.string(),
  /** What people call the CRM. */
  crmName: z.string(),
  /** The CRM's own id of the account. */
  accountId: z.string(),
  /** When its access was last granted or renewed. */
  renewedAt: z.string(),
});

const allowedField = z.object({
  name: z.string(),
  /** What people call the field; `null` when the CRM could not be read or no longer has it. */
  label: z.string().nullable(),
  autonomy: z.enum(['off', 'review', 'auto']),
  impact: z.enum(['low', 'high']),
});

const agentRow = z.object({
  id: idSchema('agt'),
  name: z.string(),
  purpose: z.string(),
  businessOwner: z.string(),
  technicalOwner: z.string(),
  /** The key that was issued last; `null` when there never was one. */
  lastKey: z
    .object({ issuedAt: z.string(), expiresAt: z.string(), state: z.enum(['in_force', 'expired', 'revoked']) })
    .nullable(),
});

/** GET /api/settings: everything that the first settings screen shows, in one answer. */
export const settingsReply = z.object({
  /** What this person may do here. The screen draws only this; the server enforces the same. */
  abilities: z.object({ pause: z.boolean(), browseFields: z.boolean() }),
  connection: connectionView.nullable(),
  /** `false`: the CRM could not be read, so field labels are missing. */
  crm: z.object({ reachable: z.boolean(), message: z.string().nullable() }),
  /** The allowlist in force; `null` before the first one, when every field is refused. Protected fields stand in none. */
  allowlist: z
    .object({
      version: z.int(),
      note: z.string(),
      publishedBy: z.string(),
      publishedAt: z.string(),
      expiryDays: z.int(),
      objects: z.array(z.object({ objectType: z.string(), fields: z.array(allowedField) })),
    })
    .nullable(),
  /** Lines of the allowlist that do less today than they say: what an admin should look at. */
  attention: z.array(
    z.object({
      objectType: z.string(),
      field: z.string(),
      /**
       * `no_effect`: the CRM changed, so nothing may be suggested for it. `left_to_people`: it is automatic, and a person
       * decides all the same.
       */
      kind: z.enum(['no_effect', 'left_to_people']),
      sentence: z.string(),
    }),
  ),
  /** `null` when this person may not read them. */
  agents: z.array(agentRow).nullable(),
  pauses: z.array(heldPause),
});
export type SettingsReply = z.infer<typeof settingsReply>;
