import type { Problem } from '#contract/problem.ts';
import { Fault, type FaultCode } from '#domain/shared/fault.ts';

/** Status and title of every code. A missing row does not compile. */
const rows: Readonly<Record<FaultCode, { readonly status: number; readonly title: string }>> = {
  request_malformed: { status: 400, title: 'The request is malformed' },
  request_too_large: { status: 413, title: 'The request is too large' },
  media_type_unsupported: { status: 415, title: 'The media type is not supported' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  not_found: { status: 404, title: 'There is nothing here' },
  unauthenticated: { status: 401, title: 'Who is asking is not known' },
  forbidden: { status: 403, title: 'This is not yours to do' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal_error: { status: 500, title: 'Something broke on our side' },
  database_unavailable: { status: 503, title: 'The database does not answer' },
  crm_not_connected: { status: 409, title: 'The CRM is not connected' },
  record_not_found: { status: 404, title: 'There is no such record' },
  object_not_supported: { status: 422, title: 'The object type is not supported' },
  field_unknown: { status: 422, title: 'There is no such field' },
  field_archived: { status: 422, title: 'The field is archived' },
  field_not_allowed: { status: 403, title: 'The field is not on the allowlist' },
  field_changed: { status: 409, title: 'The field changed in the CRM since it was allowed' },
  blocked_by_rule: { status: 403, title: 'A rule of the policy blocks this value' },
  field_protected: { status: 403, title: 'The field is protected' },
  field_read_only: { status: 403, title: 'The field is read-only' },
  value_wrong_type: { status: 422, title: 'The value does not fit the field' },
  value_not_an_option: { status: 422, title: 'The value is not an option of the field' },
  value_too_long: { status: 422, title: 'The value is too long' },
  value_out_of_range: { status: 422, title: 'The value is out of range' },
  value_refused_by_rule: { status: 422, title: 'The value breaks a rule of the CRM' },
  value_unchanged: { status: 409, title: 'The field already holds this value' },
  value_rejected_before: { status: 409, title: 'The value was rejected before' },
  evidence_missing: { status: 422, title: 'Evidence is missing' },
  source_not_found: { status: 422, title: 'The source is not known' },
  quote_not_found: { status: 422, title: 'The quote is not in the source' },
  agent_out_of_scope: { status: 403, title: "The agent's scope does not cover this" },
  agent_limit_reached: { status: 429, title: "The agent's limit is reached" },
  paused: { status: 409, title: 'Paused' },
  suggestion_already_decided: { status: 409, title: 'The suggestion is already decided' },
  suggestion_changed: { status: 409, title: 'What was shown is not what stands' },
  suggestion_expired: { status: 409, title: 'The suggestion has expired' },
  suggestion_quarantined: { status: 409, title: 'The suggestion is quarantined' },
  decision_id_reused: { status: 409, title: 'The decision id was already used' },
  field_busy: { status: 409, title: 'The field is being written' },
  role_not_allowed: { status: 403, title: 'A rule leaves this decision to another role' },
  second_person_needed: { status: 409, title: 'Another person has to say yes' },
  batch_changed: { status: 409, title: 'The batch is not what was shown any more' },
  samples_unopened: { status: 409, title: 'Samples of the batch have to be opened first' },
  batch_not_open: { status: 409, title: 'The batch cannot do that now' },
  batch_cancelled: { status: 409, title: 'The batch was cancelled' },
  undo_not_possible: { status: 409, title: 'This cannot be undone' },
  record_not_editable: { status: 403, title: 'The CRM does not let you edit this record' },
  field_not_editable: { status: 403, title: 'The CRM does not let you edit this field' },
  crm_unreachable: { status: 503, title: 'The CRM does not answer' },
  crm_rate_limited: { status: 503, title: "The CRM's rate limit is used up" },
  crm_refused: { status: 422, title: 'The CRM refused' },
  crm_access_lost: { status: 409, title: 'Access to the CRM is lost' },
  crm_duplicate: { status: 409, title: 'The CRM suspects a duplicate' },
  record_changed: { status: 409, title: 'The record changed in the CRM meanwhile' },
  policy_version_stale: { status: 409, title: 'A newer allowlist was published' },
  policy_field_protected: { status: 422, title: 'A protected field cannot be allowed' },
  policy_not_publishable: { status: 422, title: 'The draft cannot be published as it is' },
  policy_draft_changed: { status: 409, title: 'The draft changed meanwhile' },
  last_admin: { status: 409, title: 'The last admin stays' },
};

export function statusOf(code: FaultCode): number {
  return rows[code].status;
}

/** RFC 9457. `type` is the identifier and the address of the code's page. */
export function problemFrom(fault: Fault, at: { publicUrl: string; instance: string; requestId: string }): Problem {
  const { status, title } = rows[fault.code];
  const { errors } = fault.facts;
  return {
    type: `${at.publicUrl}/problems/${fault.code}`,
    title,
    status,
    detail: fault.message,
    instance: at.instance,
    code: fault.code,
    requestId: at.requestId,
    ...(Array.isArray(errors) ? { errors: errors as NonNullable<Problem['errors']> } : {}),
  };
}

/** Any thrown thing as a fault. What we did not foresee becomes `internal_error`; its cause only reaches the log. */
export function faultFrom(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const status = statusCarriedBy(error);
  if (status === 413) return new Fault('request_too_large', 'The body is larger than this address takes.');
  if (status === 415) return new Fault('media_type_unsupported', 'Send the body as plain, uncompressed JSON.');
  if (status !== null && status >= 400 && status < 500) {
    return new Fault('request_malformed', 'The request could not be read.', {}, { cause: error });
  }
  const message = 'Something broke on our side. Nothing was half done; try again, and name the request id if it stays.';
  return new Fault('internal_error', message, {}, { cause: error });
}

/** Express and its body reader mark what the client did wrong with a status of their own. */
function statusCarriedBy(error: unknown): number | null {
  if (error instanceof URIError) return 400;
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}
