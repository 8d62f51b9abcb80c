import { z } from 'zod';
import { policyContent, policyField, policyReply } from './policy.ts';
import { plainText } from './value.ts';

/** The tenant's one draft. `revision` counts its saves: a save or publish on an older one is refused, nothing is lost. */
export const policyDraft = z.object({
  revision: z.int(),
  /** The version that it started from. */
  basedOn: z.int(),
  content: policyContent,
  editedBy: z.string(),
  editedAt: z.string(),
  /** Set while it waits for a second person. */
  proposed: z.object({ by: z.string(), byYou: z.boolean(), at: z.string(), note: z.string() }).nullable(),
});

/** One difference between two versions, or the version in force and the draft, in words. */
export const policyDifference = z.object({
  kind: z.enum(['field', 'class', 'rule', 'setting']),
  objectType: z.string().nullable(),
  field: z.string().nullable(),
  /** Whether agents or people may do more than before. */
  widens: z.boolean(),
  sentence: z.string(),
});

export const policyProblem = z.object({
  code: z.string(),
  objectType: z.string().nullable(),
  field: z.string().nullable(),
  sentence: z.string(),
});

const judgement = {
  /** Each rule of the content in one sentence, in their order. */
  ruleSentences: z.array(z.string()),
  differences: z.array(policyDifference),
  /** What keeps it from being published, in sentences; empty = nothing does. */
  problems: z.array(policyProblem),
  /** Why another admin has to say yes as well; empty = nobody has to. */
  secondPerson: z.array(z.string()),
};

/** POST /api/policies/check */
export const checkPolicyReply = z.object({ version: z.int(), ...judgement });
export type CheckPolicyReply = z.output<typeof checkPolicyReply>;

/** GET /api/policies/:from/differences/:to */
export const compareVersionsReply = z.object({
  from: z.int(),
  to: z.int(),
  /** Empty = both say the same. */
  differences: z.array(policyDifference),
});
export type CompareVersionsReply = z.output<typeof compareVersionsReply>;

/** GET /api/policy-draft */
export const policyDraftReply = z.object({
  mayPublish: z.boolean(),
  /** 0 = none is published yet. */
  version: z.int(),
  /** What is in force: where a first edit starts from. */
  inForce: policyContent,
  draft: policyDraft.nullable(),
  /** Of the draft, or of what is in force where there is none. */
  ...judgement,
});
export type PolicyDraftReply = z.output<typeof policyDraftReply>;

/** POST /api/policy-draft. `revision` 0 = there was no draft. */
export const savePolicyDraftRequest = z.strictObject({ revision: z.int().min(0), content: policyContent });

/** POST /api/policy-draft/from-version: a draft that says what an earlier version said; version 0 allows nothing. */
export const draftFromVersionRequest = z.strictObject({ revision: z.int().min(0), version: z.int().min(0) });

/** POST /api/policy-draft/discard */
export const discardPolicyDraftRequest = z.strictObject({ revision: z.int().min(1) });

/** GET /api/policy-draft/proposal: a cautious first allowlist from the CRM's metadata. It is not saved. */
export const policyProposalReply = z.object({
  fields: z.array(policyField.extend({ label: z.string(), why: z.string() })),
});
export type PolicyProposalReply = z.output<typeof policyProposalReply>;

/** POST /api/policy-draft/publish */
export const publishDraftRequest = z.strictObject({ revision: z.int().min(1), note: plainText(1, 500) });
export const publishDraftReply = z.object({
  /** `waiting`: it now waits for another admin. */
  status: z.enum(['published', 'waiting']),
  policy: policyReply.nullable(),
});
export type PublishDraftReply = z.output<typeof publishDraftReply>;

/** What becomes of one suggestion under a policy. */
export const standing = z.enum(['blocked', 'review', 'second_person', 'auto']);

/**
 * POST /api/policy-draft/replay: one page of the suggestions of the last days, judged as the draft would. Call again with
 * `next` until it is null, adding up.
 */
export const replayRequest = z.strictObject({
  revision: z.int().min(1),
  days: z.int().min(1).max(365),
  after: z.string().max(40).nullable().default(null),
});
export const replayChange = z.object({
  objectType: z.string(),
  field: z.string(),
  label: z.string(),
  agentId: z.string(),
  agentName: z.string(),
  was: standing,
  would: standing,
  count: z.int(),
  /** A few of them, to look at. */
  examples: z.array(
    z.object({
      suggestionId: z.string(),
      /** Without its values: whether a person may see those is the CRM's to say, record by record. */
      recordId: z.string(),
      filedAt: z.string(),
      /** Why, in the draft's words. */
      sentence: z.string(),
    }),
  ),
});
export const replayReply = z.object({
  /** How many there are in all these days; only on the first page, `null` after. */
  total: z.int().nullable(),
  judged: z.int(),
  /** Left out: their text was erased, or their field is no longer there. */
  skipped: z.int(),
  unchanged: z.int(),
  changes: z.array(replayChange),
  next: z.string().nullable(),
});
export type ReplayReply = z.output<typeof replayReply>;

/** GET /api/fields?objectType=…: every field of one object of the CRM, for the field browser. */
export const browseFieldsQuery = z.strictObject({ objectType: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/) });
export const browsedField = z.object({
  objectType: z.string(),
  name: z.string(),
  label: z.string(),
  description: z.string(),
  group: z.string(),
  type: z.string(),
  custom: z.boolean(),
  /** Its class as the version in force has it. */
  class: z.enum(['ownership', 'legal', 'billing', 'system', 'sensitive', 'ordinary']),
  classReason: z.string(),
  /** Never written, whatever is published. */
  locked: z.boolean(),
  /** Only a name pattern protects it: an admin may correct that with a reason and a second admin. */
  correctable: z.boolean(),
  /** In the version in force; `null` = no line, so refused. */
  line: policyField.pick({ autonomy: true, impact: true }).nullable(),
  /** Why it cannot be `auto`, in a sentence; `null` = it can. */
  notAutomatic: z.string().nullable(),
  /** Why it is off although a line allows it: it changed in the CRM since. `null` = nothing. */
  switchedOff: z.string().nullable(),
  /** Of the last 90 days. */
  asked: z.int(),
  accepted: z.int(),
  edited: z.int(),
  rejected: z.int(),
});
export const browseFieldsReply = z.object({
  objectTypes: z.array(z.string()),
  version: z.int(),
  fields: z.array(browsedField),
});
export type BrowseFieldsReply = z.output<typeof browseFieldsReply>;
