import type { DecisionReply } from '#contract/decision.ts';
import { Fault, type FaultCode } from '#domain/shared/fault.ts';
import type { DecisionOutcome } from '#use-cases/suggestions/decide-suggestion.ts';

/** Refusals that are not about the suggestion and keep their own status. */
const notBusiness: ReadonlySet<FaultCode> = new Set([
  'not_found',
  'unauthenticated',
  'forbidden',
  'request_malformed',
  'database_unavailable',
  'internal_error',
]);

/**
 * A decision's answer. Ordinary refusals (conflict, expired, changed) are 200 with `ok: false`: HubSpot's proxy hands
 * a card no body for a 4xx, and repeats the request by itself after a 5xx.
 */
export async function decisionAnswer(decision: Promise<DecisionOutcome>): Promise<DecisionReply> {
  try {
    return { ok: true, ...(await decision) };
  } catch (error) {
    if (!(error instanceof Fault) || notBusiness.has(error.code)) throw error;
    const { state } = error.facts;
    return { ok: false, code: error.code, message: error.message, state: typeof state === 'string' ? state : null };
  }
}
