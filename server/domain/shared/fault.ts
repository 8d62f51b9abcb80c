/**
 * Every reason for which Fieldward refuses something. The list is closed: each code has a row in
 * `http/problem.ts` (status and title) and a page in `docs/problems/`, and a test holds the three together.
 */
export const faultCodes = [
  // the request itself
  'request_malformed',
  'request_too_large',
  'media_type_unsupported',
  'method_not_allowed',
  'not_found',
  'unauthenticated',
  'forbidden',
  'rate_limited',
  'internal_error',
  'database_unavailable',
  // what an agent files
  'crm_not_connected',
  'record_not_found',
  'object_not_supported',
  'field_unknown',
  'field_archived',
  'field_not_allowed',
  'field_changed',
  'blocked_by_rule',
  'field_protected',
  'field_read_only',
  'value_wrong_type',
  'value_not_an_option',
  'value_too_long',
  'value_out_of_range',
  'value_refused_by_rule',
  'value_unchanged',
  'value_rejected_before',
  'evidence_missing',
  'source_not_found',
  'quote_not_found',
  'agent_out_of_scope',
  'agent_limit_reached',
  'paused',
  // what a person decides
  'suggestion_already_decided',
  'suggestion_changed',
  'suggestion_expired',
  'suggestion_quarantined',
  'decision_id_reused',
  'field_busy',
  'role_not_allowed',
  'second_person_needed',
  'batch_changed',
  'batch_not_open',
  'samples_unopened',
  'batch_cancelled',
  'undo_not_possible',
  'record_not_editable',
  'field_not_editable',
  // what the CRM answers
  'crm_unreachable',
  'crm_rate_limited',
  'crm_refused',
  'crm_access_lost',
  'crm_duplicate',
  'record_changed',
  // settings
  'policy_version_stale',
  'policy_field_protected',
  'policy_not_publishable',
  'policy_draft_changed',
  'last_admin',
] as const;

export type FaultCode = (typeof faultCodes)[number];

/** Plain facts that travel with a fault: shown to the caller, so never a secret and never another tenant's data. */
export type FaultFacts = Readonly<Record<string, unknown>>;

/**
 * The one error type that may reach a caller. `message` is public by definition: it says what is wrong and what to
 * do about it. Anything private goes into `cause`, which only the server's log sees.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: FaultCode;
  readonly facts: FaultFacts;

  constructor(code: FaultCode, message: string, facts: FaultFacts = {}, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
    this.facts = facts;
  }
}

/** Faults after which trying again, later and unchanged, can succeed. */
const passing: ReadonlySet<FaultCode> = new Set(['crm_unreachable', 'crm_rate_limited', 'database_unavailable']);

export function isPassing(code: FaultCode): boolean {
  return passing.has(code);
}
