import { z } from 'zod';
import { pauseView } from './pause.ts';
import { idSchema } from './value.ts';

const suggestedField = z.object({
  objectType: z.string(),
  name: z.string(),
  label: z.string(),
  /** What a suggestion needs at most: nobody, one person, or two. */
  standing: z.enum(['auto', 'review', 'second_person']),
  paused: z.boolean(),
  sensitive: z.boolean(),
  /** Why customers may see a change, in a sentence; `null` = not known to. */
  customerSees: z.string().nullable(),
  /** Why a change is hard to take back, in a sentence; `null` = not known to be. */
  hardToUndo: z.string().nullable(),
});

const inventoryAgent = z.object({
  id: idSchema('agt'),
  name: z.string(),
  purpose: z.string(),
  businessOwner: z.string(),
  technicalOwner: z.string(),
  /** `no_key`: registered, and nothing opens the door for it. */
  status: z.enum(['active', 'paused', 'no_key']),
  liveKeys: z.int(),
  /** To the minute. */
  lastUsedAt: z.string().nullable(),
  /** When the hour began in which it filed last. */
  lastFiledHour: z.string().nullable(),
  /** Agents hand in what they read elsewhere; the CRM's records are not shown to them. */
  reads: z.array(z.string()),
  /** `null` when the CRM could not be read. */
  fields: z.array(suggestedField).nullable(),
  pauses: z.array(pauseView),
});

const secretField = z.object({
  name: z.string(),
  label: z.string(),
  class: z.enum(['sensitive', 'ownership', 'legal', 'billing']),
});

/** GET /api/inventory: what every agent can do today, and who answers for it. */
export const inventoryReply = z.object({
  at: z.string(),
  crm: z.string(),
  crmName: z.string(),
  /** Why fields are missing; `null` when the CRM answered. */
  crmMessage: z.string().nullable(),
  /** Of the allowlist. */
  version: z.int(),
  agents: z.array(inventoryAgent),
  /** By object: what must never enter a model's context. */
  neverInContext: z.array(z.object({ objectType: z.string(), fields: z.array(secretField) })),
  mayPause: z.array(z.object({ name: z.string(), role: z.enum(['rep', 'sales_ops', 'admin', 'auditor']) })),
});
export type InventoryReply = z.infer<typeof inventoryReply>;
