import { batchDecisionId } from '#domain/batch/batch-decision.ts';
import type { FieldValue } from '#domain/crm/field.ts';
import type { EventDraft } from '#domain/log/event.ts';
import { digestOf } from '#domain/log/hash.ts';
import { pauseHolding } from '#domain/policy/pause.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { canonicalBytes } from '#domain/shared/canonical-json.ts';
import type { ChangeId } from '#domain/shared/ids.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import { type BatchItem, type BatchLane, lockItemsToBegin, noteBegun } from '#store/batch-items.ts';
import { type Batch, batchById } from '#store/batches.ts';
import { insertChanges, type NewChange } from '#store/changes.ts';
import { busyAmong } from '#store/changes-together.ts';
import type { Writing } from '#store/database.ts';
import { type Decision, insertDecisions } from '#store/decisions.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import type { StoredSuggestion } from '#store/suggestions.ts';
import { lockSuggestions, setSuggestionStates } from '#store/suggestions-together.ts';
import { type Context, record } from '../context.ts';

export interface Chunk {
  /** Under which its changes are held. */
  readonly leaseToken: string;
  /** Where the next chunk starts; those that a pause holds lie behind it, still to be begun. */
  readonly cursor: number;
}

/**
 * Decides the next suggestions of a lane, as their own accept would: decision, change and event of each in one
 * transaction. Of one object, because a joint write is.
 * @returns `null` when nothing after `cursor` is left to begin, or the batch does not run any more
 */
export async function beginChunk(
  ctx: Context,
  actor: PersonActor,
  { tenantId, id }: Batch,
  { lane, cursor, limit }: { readonly lane: BatchLane; readonly cursor: number; readonly limit: number },
): Promise<Chunk | null> {
  return ctx.store.transact(tenantId, async (tx) => {
    const batch = await batchById(tx, tenantId, id);
    if (batch?.state !== 'running') return null;
    const found = await lockItemsToBegin(tx, tenantId, id, lane, cursor, limit);
    const locked = await lockSuggestions(
      tx,
      tenantId,
      found.map(({ suggestionId }) => suggestionId),
    );
    const pairs = found.flatMap((item) => {
      const suggestion = locked.get(item.suggestionId);
      return suggestion === undefined ? [] : [{ item, suggestion }];
    });
    const objectType = pairs[0]?.suggestion.record.objectType;
    const chosen = pairs.filter(({ suggestion }) => suggestion.record.objectType === objectType);
    const last = chosen.at(-1);
    if (last === undefined) return null;
    const { open, skipped } = await sortOut(ctx, tx, batch, chosen);
    const leaseToken = ctx.newSalt();
    const changes = await decideAll(ctx, tx, actor, batch, open, leaseToken);
    await noteBegun(tx, tenantId, id, [...skipped, ...changes]);
    return { leaseToken, cursor: last.item.position };
  });
}

type Pair = { readonly item: BatchItem; readonly suggestion: StoredSuggestion };

/** What can be begun now, what never will and why; what a pause holds is in neither. */
async function sortOut(ctx: Context, tx: Writing, batch: Batch, pairs: readonly Pair[]) {
  const { tenantId } = batch;
  const policy = await currentPolicy(tx, tenantId);
  const pauses = await pausesInForce(tx, tenantId);
  const busy = await busyAmong(
    tx,
    tenantId,
    pairs.map(({ suggestion }) => suggestion.id),
  );
  const open: Pair[] = [];
  const skipped: { position: number; change_id: null; skipped: string }[] = [];
  for (const pair of pairs) {
    const { item, suggestion } = pair;
    const { agentId, record: ref, field } = suggestion;
    const isOutdated = batch.undoes === null && policy.version !== batch.policyVersion;
    const why = isOutdated ? newPolicy(policy.version) : whyNot(ctx, batch, pair);
    if (why !== null) skipped.push({ position: item.position, change_id: null, skipped: why });
    else if (pauseHolding(pauses, { agentId, objectType: ref.objectType, field }) !== undefined) continue;
    else if (busy.has(suggestion.id)) {
      const being = 'Another change to this field was being written.';
      skipped.push({ position: item.position, change_id: null, skipped: being });
    } else open.push(pair);
  }
  return { open, skipped };
}

function newPolicy(version: number): string {
  return `Version ${version} of the allowlist was published after the approval, so it waits for a new one.`;
}

function valueToWrite(batch: Batch, { item, suggestion }: Pair): FieldValue {
  return batch.undoes === null ? suggestion.proposed : item.putBack;
}

function whyNot(ctx: Context, batch: Batch, pair: Pair): string | null {
  const { item, suggestion } = pair;
  const isUndo = batch.undoes !== null;
  if (suggestion.erasedAt !== null) return 'What was suggested here has been erased.';
  if (suggestion.state !== (isUndo ? 'applied' : 'pending')) return `It was ${suggestion.state} meanwhile.`;
  if (!isUndo && suggestion.expiresAt <= ctx.now()) return 'It has expired.';
  const { id: suggestionId, record: ref, field, salt } = suggestion;
  const shown = { suggestionId, record: ref, field, proposed: valueToWrite(batch, pair), current: item.shownCurrent };
  return shownDigest({ ...shown, policyVersion: batch.policyVersion ?? 0 }, salt) === item.shownDigest
    ? null
    : 'It is not what was shown any more.';
}

async function decideAll(
  ctx: Context,
  tx: Writing,
  actor: PersonActor,
  batch: Batch,
  pairs: readonly Pair[],
  leaseToken: string,
) {
  const { tenantId, id: batchId, policyVersion } = batch;
  const isUndo = batch.undoes !== null;
  const at = ctx.now();
  const decisions: Decision[] = [];
  const changes: NewChange[] = [];
  const events: EventDraft[] = [];
  const begun: { position: number; change_id: ChangeId; skipped: null }[] = [];
  for (const pair of pairs) {
    const { item, suggestion } = pair;
    requireStateAfter(suggestion.state, isUndo ? 'revert' : 'accept');
    const { id: suggestionId, record: ref, field } = suggestion;
    const value = valueToWrite(batch, pair);
    const decisionId = batchDecisionId(batchId, item.position);
    const changeId = ctx.newId('chg');
    const digest = item.shownDigest ?? '';
    decisions.push({
      tenantId,
      id: decisionId,
      suggestionId,
      kind: isUndo ? 'undo' : 'accept',
      by: { personId: actor.personId },
      requestDigest: digestOf(canonicalBytes({ suggestion: suggestionId, batch: batchId, digest })),
      shownDigest: digest,
      value: isUndo ? null : value,
      reason: null,
      note: null,
      at,
    });
    changes.push({
      tenantId,
      id: changeId,
      suggestionId,
      decisionId,
      kind: isUndo ? 'revert' : 'apply',
      record: ref,
      field,
      expected: item.shownCurrent,
      value,
      // What stood there before cannot be a new duplicate.
      allowDuplicate: isUndo,
      createdAt: at,
    });
    events.push({
      type: isUndo ? 'suggestion.undo_requested' : 'suggestion.accepted',
      actor,
      suggestionId,
      facts: { decision: decisionId, batch: batchId, field, shownDigest: digest, policyVersion: policyVersion ?? 0 },
      values: { value, shownCurrent: item.shownCurrent },
    });
    begun.push({ position: item.position, change_id: changeId, skipped: null });
  }
  await insertDecisions(tx, decisions);
  await insertChanges(tx, changes, { until: new Date(at.getTime() + ctx.timing.leaseMs), token: leaseToken });
  const ids = pairs.map(({ suggestion }) => suggestion.id);
  // An undo that fails leaves what was applied applied.
  if (!isUndo) await setSuggestionStates(tx, tenantId, ids, 'accepted', at);
  await record(ctx, tx, events);
  return begun;
}
