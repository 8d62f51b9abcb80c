import type { RecordSnapshot } from '#crm/gateway.ts';
import { sameValue } from '#domain/crm/field-value.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { EventDraft } from '#domain/log/event.ts';
import type { SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import { type Happening, requireStateAfter } from '#domain/suggestion/transitions.ts';
import type { FollowCrmChangesJob } from '#store/queues.ts';
import { lockSuggestion, openAmong, type StoredSuggestion, setSuggestionState } from '#store/suggestions.ts';
import { type Context, record } from '../context.ts';

/** Why a suggestion was closed, as the log says it. */
type Reason = 'value_in_crm' | 'record_deleted';

interface Closing {
  readonly suggestion: StoredSuggestion;
  readonly happening: Extract<Happening, 'supersede' | 'expire'>;
  readonly reason: Reason;
}

/**
 * Closes what a change in the CRM has settled: a pending suggestion whose value the record now holds, and everything
 * open on a record that is gone. Nothing is written to the CRM, and nothing is taken from the announcement but the
 * place to look at: announcements come late, twice and out of order, the record itself is always right.
 * @returns how many suggestions were closed
 * @throws Fault `crm_unreachable`, `crm_rate_limited` and the like: worth another try later
 */
export async function followCrmChanges(ctx: Context, job: FollowCrmChangesJob): Promise<number> {
  const tenantId = job.tenantId as TenantId;
  const refs = job.news.map(({ objectType, recordId }) => ({ crm: job.crm, objectType, recordId }));
  const open = await ctx.store.read(tenantId, (tx) => openAmong(tx, tenantId, refs));
  let closed = 0;
  for (const [objectType, news] of Map.groupBy(job.news, (one) => one.objectType)) {
    const ofType = open.filter((suggestion) => suggestion.record.objectType === objectType);
    const touched = ofType.filter((suggestion) => news.some((one) => touches(one, suggestion)));
    if (touched.length === 0) continue;
    const records = await readNow(ctx, tenantId, job.crm, objectType, touched);
    if (records === null) return closed;
    const settled = touched.flatMap((suggestion) => {
      const announced = news.filter((one) => one.recordId === suggestion.record.recordId);
      const isDeleted = announced.some(({ deleted }) => deleted);
      return closingOf(suggestion, records.get(suggestion.record.recordId), isDeleted);
    });
    closed += await close(ctx, tenantId, settled);
  }
  return closed;
}

function touches(news: FollowCrmChangesJob['news'][number], { record: ref, field }: StoredSuggestion): boolean {
  return news.recordId === ref.recordId && (news.deleted || news.fields.includes(field));
}

/** `null`: the account is not connected any more, so there is nobody to ask and nothing to follow. */
async function readNow(
  ctx: Context,
  tenantId: TenantId,
  crm: string,
  objectType: string,
  suggestions: readonly StoredSuggestion[],
): Promise<ReadonlyMap<string, RecordSnapshot> | null> {
  try {
    const gateway = await ctx.gatewayOf(tenantId, crm);
    const terms = { lane: 'background' as const, deadline: ctx.now().getTime() + ctx.timing.backgroundMs };
    const ids = new Set(suggestions.map(({ record: ref }) => ref.recordId));
    const fields = new Set(suggestions.map(({ field }) => field));
    return await gateway.readRecords(objectType, [...ids], [...fields], terms);
  } catch (error) {
    if (error instanceof Fault && error.code === 'crm_not_connected') return null;
    throw error;
  }
}

function closingOf(suggestion: StoredSuggestion, now: RecordSnapshot | undefined, isDeleted: boolean): Closing[] {
  // A record that merely does not answer, without word that it was deleted, may be one that we lost the right to see.
  if (now === undefined) return isDeleted ? [{ suggestion, happening: 'expire', reason: 'record_deleted' }] : [];
  // A suspicious one stays where it is: somebody should see it, all the more when its value got into the CRM.
  if (suggestion.state !== 'pending') return [];
  const { field, fieldType, proposed } = suggestion;
  const holds = sameValue({ type: fieldType }, now.values[field] ?? null, proposed);
  return holds ? [{ suggestion, happening: 'supersede', reason: 'value_in_crm' }] : [];
}

/** State and event together, each under the row's lock: what somebody decided meanwhile stays decided. */
async function close(ctx: Context, tenantId: TenantId, closings: readonly Closing[]): Promise<number> {
  if (closings.length === 0) return 0;
  const actor: SystemActor = { kind: 'system', tenantId, duty: 'crm-webhook' };
  return ctx.store.transact(tenantId, async (tx) => {
    const events: EventDraft[] = [];
    for (const { suggestion, happening, reason } of closings.toSorted(byId)) {
      const standing = await lockSuggestion(tx, tenantId, suggestion.id);
      if (standing === null || standing.state !== suggestion.state) continue;
      await setSuggestionState(tx, standing, requireStateAfter(standing.state, happening), ctx.now());
      const place: RecordRef = standing.record;
      const facts = { record: { ...place }, field: standing.field, reason };
      const type = happening === 'expire' ? ('suggestion.expired' as const) : ('suggestion.superseded' as const);
      events.push({ type, actor, suggestionId: standing.id, facts });
    }
    await record(ctx, tx, events);
    return events.length;
  });
}

/** Everybody locks in the same order. */
function byId(a: Closing, b: Closing): number {
  return a.suggestion.id < b.suggestion.id ? -1 : 1;
}
