import type { Field, FieldValue } from '../crm/field.ts';
import type { FieldClass } from '../crm/field-class.ts';
import type { RecordRef } from '../crm/record-ref.ts';
import type { Impact } from '../policy/policy.ts';
import type { RuleSpoken } from '../policy/verdict.ts';
import type { FaultCode } from '../shared/fault.ts';
import type { AgentId, RunId, SourceId, SuggestionId, TenantId } from '../shared/ids.ts';
import type { JudgedOn } from './judged-on.ts';

export const suggestionStates = [
  'pending',
  'accepted',
  'applied',
  'failed',
  'conflicted',
  'rejected',
  'expired',
  'superseded',
  'reverted',
  'blocked',
  'quarantined',
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** Words of a source that an agent gives as its reason, found in the source by exact match. */
export interface Evidence {
  readonly sourceId: SourceId;
  readonly quote: string;
  /** UTF-16 offsets into the source's text, as stored. */
  readonly start: number;
  readonly end: number;
}

/** One proposed value for one field of one record. */
export interface Suggestion {
  readonly tenantId: TenantId;
  readonly id: SuggestionId;
  readonly runId: RunId;
  readonly agentId: AgentId;
  readonly record: RecordRef;
  /** The CRM's own id of whoever owned the record when somebody last looked; `null` = nobody, or not known. */
  readonly ownerId: string | null;
  readonly field: string;
  readonly fieldLabel: string;
  readonly fieldType: Field['type'];
  readonly fieldClass: FieldClass;
  readonly impact: Impact;
  readonly state: SuggestionState;
  readonly proposed: FieldValue;
  /** What the CRM held when the agent filed this. */
  readonly suggestedOver: FieldValue;
  readonly rationale: string;
  readonly policyVersion: number;
  readonly rules: readonly RuleSpoken[];
  /** Why it was blocked or quarantined; `null` for the others. */
  readonly refusal: { readonly code: FaultCode; readonly message: string } | null;
  /** `null` for what was filed before this was kept, and after an erasure. */
  readonly judgedOn: JudgedOn | null;
  /** What looked suspicious in its text, in sentences. */
  readonly warnings: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Identifies the evidence regardless of order, so that a rejected value is not offered again on the same words. */
  readonly evidenceDigest: string;
  /** 32 random bytes, hex; keys the digest of what was shown and dies with an erasure. */
  readonly salt: string;
  readonly filedAt: Date;
  readonly expiresAt: Date;
  /** The suggestion that this one asks again, after a conflict or a failure. */
  readonly follows: SuggestionId | null;
}
