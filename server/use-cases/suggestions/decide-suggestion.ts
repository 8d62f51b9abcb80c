import type { CrmGateway } from '#crm/gateway.ts';
import type { EventDraft } from '#domain/log/event.ts';
import { digestOf } from '#domain/log/hash.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { canonicalBytes, type Json } from '#domain/shared/canonical-json.ts';
import { Fault, type FaultCode } from '#domain/shared/fault.ts';
import type { DecisionId, SuggestionId } from '#domain/shared/ids.ts';
import { latestChanges } from '#store/changes.ts';
import { brokenUniqueness, type Writing } from '#store/database.ts';
import { type Decision, decisionById, insertDecisions } from '#store/decisions.ts';
import { lockSuggestion, type StoredSuggestion, suggestionById } from '#store/suggestions.ts';
import { requireRightToDecide } from '../access/crm-rights.ts';
import { type Context, record } from '../context.ts';

/** What every decision brings: whose suggestion, and the id that makes a repeat harmless. */
export interface DecisionRequest {
  readonly suggestionId: SuggestionId;
  readonly decisionId: DecisionId;
}

/** How a decision ended. `waiting`: it stands, but its write is not finished. */
export interface DecisionOutcome {
  readonly state: string;
  readonly waiting: boolean;
  readonly message: string | null;
}

type Details = Pick<Decision, 'kind' | 'shownDigest' | 'value' | 'reason' | 'note'>;

/**
 * The one way to decide: locks the suggestion, lets `judge` check and act, and writes decision and event in the same
 * transaction. The same decision id again decides nothing and is told what became of the first.
 * @returns what `judge` returned, or `repeated` for a decision id that already stands
 */
export async function decideOnce<T>(
  ctx: Context,
  actor: PersonActor,
  request: DecisionRequest & { readonly content: Json },
  judge: (
    tx: Writing,
    suggestion: StoredSuggestion,
  ) => Promise<{ details: Details; event: EventDraft; act: () => Promise<T> }>,
): Promise<{ repeated: false; result: T } | { repeated: true }> {
  const requestDigest = digestOf(
    canonicalBytes({ suggestion: request.suggestionId, person: actor.personId, content: request.content }),
  );
  try {
    return await ctx.store.transact(actor.tenantId, async (tx) => {
      const suggestion = await lockSuggestion(tx, actor.tenantId, request.suggestionId);
      if (suggestion === null) throw noSuchSuggestion();
      // Looked up under the lock: of two equal clicks, the second waits here and finds the first.
      const earlier = await decisionById(tx, actor.tenantId, request.decisionId);
      if (earlier !== null) {
        if (earlier.requestDigest === requestDigest) return { repeated: true };
        throw decisionIdReused();
      }
      if (suggestion.erasedAt !== null) throw erased();
      const { details, event, act } = await judge(tx, suggestion);
      await insertDecisions(tx, [
        {
          tenantId: actor.tenantId,
          id: request.decisionId,
          suggestionId: suggestion.id,
          by: { personId: actor.personId },
          requestDigest,
          at: ctx.now(),
          ...details,
        },
      ]);
      await record(ctx, tx, [event]);
      return { repeated: false, result: await act() };
    });
  } catch (error) {
    const cause = refusalBehind(error);
    if (cause instanceof Fault) await logRefusal(ctx, actor, request.suggestionId, cause.code);
    throw cause;
  }
}

function refusalBehind(error: unknown): unknown {
  const constraint = brokenUniqueness(error);
  if (constraint === 'decision_pkey') return decisionIdReused();
  if (constraint !== 'change_one_in_flight') return error;
  const message = 'Another change to this field is being written right now. Try again in a moment.';
  return new Fault('field_busy', message);
}

/** Refused decisions stand in the log too: who tried, and why not. In its own transaction, the other one is gone. */
async function logRefusal(ctx: Context, actor: PersonActor, suggestionId: SuggestionId, code: FaultCode) {
  if (code === 'not_found' || code === 'database_unavailable') return;
  await ctx.store.transact(actor.tenantId, (tx) =>
    record(ctx, tx, [{ type: 'decision.refused', actor, suggestionId, facts: { code } }]),
  );
}

/** A suggestion that this person may decide about, as far as the CRM is concerned. */
export interface Openable {
  readonly suggestion: StoredSuggestion;
  readonly gateway: CrmGateway;
  /** This decision was made already; nothing more is asked of the CRM. */
  readonly repeated: boolean;
}

/**
 * What every decision begins with. A decision gives nobody more than the CRM gives them, so the CRM is asked first.
 * @throws Fault `record_not_editable`, `field_not_editable`, `record_not_found`, `crm_not_connected`, `crm_unreachable`
 */
export async function openToDecide(
  ctx: Context,
  actor: PersonActor,
  request: DecisionRequest,
  deadline: number,
): Promise<Openable> {
  const { suggestion, earlier } = await ctx.store.read(actor.tenantId, async (tx) => ({
    suggestion: await suggestionById(tx, actor.tenantId, request.suggestionId),
    earlier: await decisionById(tx, actor.tenantId, request.decisionId),
  }));
  if (suggestion === null) throw noSuchSuggestion();
  const gateway = await ctx.gatewayOf(actor.tenantId, suggestion.record.crm);
  // A repeat is told what became of the first click, also while the CRM is away.
  if (earlier !== null) return { suggestion, gateway, repeated: true };
  try {
    await requireRightToDecide(ctx, actor, gateway, suggestion, { lane: 'interactive', deadline });
  } catch (error) {
    if (error instanceof Fault) await logRefusal(ctx, actor, request.suggestionId, error.code);
    throw error;
  }
  return { suggestion, gateway, repeated: false };
}

/** How a suggestion stands now: the answer to a repeated decision. */
export async function outcomeNow(
  ctx: Context,
  actor: PersonActor,
  suggestionId: SuggestionId,
): Promise<DecisionOutcome> {
  return ctx.store.read(actor.tenantId, async (tx) => {
    const suggestion = await suggestionById(tx, actor.tenantId, suggestionId);
    if (suggestion === null) throw noSuchSuggestion();
    const change = (await latestChanges(tx, actor.tenantId, [suggestionId])).get(suggestionId);
    const waiting = change?.state === 'intended' || change?.state === 'sent';
    return { state: suggestion.state, waiting, message: change?.message ?? null };
  });
}

export function noSuchSuggestion(): Fault {
  return new Fault('not_found', 'There is no such suggestion here.');
}

function decisionIdReused(): Fault {
  const message = 'This decision id was already used for something else. Make a new one for each decision.';
  return new Fault('decision_id_reused', message);
}

function erased(): Fault {
  const message = 'What was suggested here has been erased, so nothing can be decided or undone any more.';
  return new Fault('suggestion_already_decided', message);
}
