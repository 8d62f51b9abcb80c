import type { PersonActor } from '#domain/shared/actor.ts';
import type { ChangeId } from '#domain/shared/ids.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { type BatchLane, hasItemsToBegin, unfinishedChanges } from '#store/batch-items.ts';
import { type Batch, updateBatch } from '#store/batches.ts';
import { claimUnsent } from '#store/changes-together.ts';
import { brokenUniqueness } from '#store/database.ts';
import { peopleById } from '#store/people.ts';
import { applyTogether, type JointEnd } from '../changes/apply-together.ts';
import { finishChange } from '../changes/finish-change.ts';
import { type Context, record } from '../context.ts';
import { beginChunk } from './begin-chunk.ts';
import { partsOf, requireBatch, requireLockedBatch } from './own-batch.ts';

/** How much of what was begun earlier is looked at in one round. */
const unfinishedMax = 500;
const heldAgainMs = 15_000;
const busyAgainMs = 3_000;

/** `'over'`: nothing is left to do, now or ever, unless somebody resumes it. Else when to come again. */
export type BatchProgress = 'over' | { readonly afterMs: number };

/**
 * Works on a confirmed batch for a while. Several processes may do so at once: each begins items of its own, and what one
 * of them leaves unfinished another takes over once its lease is up.
 * @param forMs how long to begin new chunks
 */
export async function runBatch(ctx: Context, batch: Batch, forMs: number): Promise<BatchProgress> {
  const { records, lanes: lanesMax } = partsOf(ctx, batch.tenantId);
  // More lanes than full parts would only make more calls.
  const lanes = Math.max(1, Math.min(lanesMax, Math.ceil(batch.total / records)));
  const untilMs = ctx.now().getTime() + forMs;
  const run: Run = { ctx, batch, chunkMax: records, untilMs, passed: new Set(), isStopped: false };
  const actor = await approver(run);
  if (actor === null) return 'over';
  const ends = await Promise.allSettled(
    Array.from({ length: lanes }, (_, index) => work(run, { index, count: lanes, cursor: 0, hasOld: true }, actor)),
  );
  const broken = ends.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  const told = ends.flatMap((one) => (one.status === 'fulfilled' && one.value !== 'dry' ? [one.value] : []));
  if (told.includes('cancelled')) return settleCancelled(run);
  // What stops the batch counts more than what only makes it wait, and the longest wait is the CRM's own word.
  if (told.includes('over')) return 'over';
  const waits = told.flatMap((one) => (typeof one === 'object' ? [one.afterMs] : []));
  return waits.length > 0 ? { afterMs: Math.max(...waits) } : end(run);
}

type LaneEnd = BatchProgress | 'cancelled' | 'dry';

/** One part after the other, until there is none, or something in this or another lane stops the round. */
async function work(run: Run, lane: Lane, actor: PersonActor): Promise<LaneEnd> {
  const { ctx, batch } = run;
  const stopWith = (how: LaneEnd): LaneEnd => {
    run.isStopped = true;
    return how;
  };
  for (;;) {
    if (run.isStopped) return 'dry';
    if (ctx.now().getTime() >= run.untilMs) return stopWith({ afterMs: 0 });
    const now = await ctx.store.read(batch.tenantId, (tx) => requireBatch(tx, batch.tenantId, batch.id));
    if (now.state === 'cancelled') return stopWith('cancelled');
    if (now.state !== 'running') return stopWith('over');
    const leaseToken = await next(run, lane, actor);
    if (leaseToken === null) return 'dry';
    const terms = { lane: 'background', deadline: ctx.now().getTime() + ctx.timing.backgroundMs } as const;
    const held = { tenantId: batch.tenantId, leaseToken };
    const wait = await after(run, await applyTogether(ctx, held, batch.policyVersion ?? 0, terms));
    if (wait !== null) return stopWith(wait);
  }
}

interface Lane extends BatchLane {
  /** Where its next part starts. */
  cursor: number;
  /** Whether it may hold what an earlier round or a dead process left. */
  hasOld: boolean;
}

interface Run {
  readonly ctx: Context;
  readonly batch: Batch;
  /** Suggestions that are begun together: as many as the records of one read. */
  readonly chunkMax: number;
  readonly untilMs: number;
  /** What this round leaves alone: held by a pause, or waiting for the CRM. */
  readonly passed: Set<ChangeId>;
  /** No lane begins anything more. */
  isStopped: boolean;
}

/** The person whose yes this is, as they stand today; `null` once they may no longer approve, which pauses the batch. */
async function approver({ ctx, batch }: Run): Promise<PersonActor | null> {
  const { tenantId, confirmedBy } = batch;
  if (confirmedBy === null) return null;
  const person = await ctx.store.read(tenantId, async (tx) =>
    (await peopleById(tx, tenantId, [confirmedBy])).get(confirmedBy),
  );
  if (person === undefined) throw new Error('a confirmed batch without the person who confirmed it');
  const actor = { kind: 'person', tenantId, personId: person.id, role: person.role, name: person.name } as const;
  if (permissionsOf(actor).includes('batch.approve')) return actor;
  await stop(ctx, batch, `${person.name}, who approved it, may no longer approve batches.`);
  return null;
}

/** What was left lying comes first, and is looked for once more at the end: the look goes through the whole batch. */
async function next(run: Run, lane: Lane, actor: PersonActor): Promise<string | null> {
  const old = lane.hasOld ? await takeOver(run, lane) : null;
  lane.hasOld = old !== null;
  return old ?? (await begin(run, lane, actor)) ?? takeOver(run, lane);
}

/** What an earlier round or a dead process began and did not send. @returns the token of our lease on it */
async function takeOver(run: Run, lane: Lane): Promise<string | null> {
  const { ctx, batch, passed } = run;
  const { tenantId, id } = batch;
  const now = ctx.now();
  const open = await ctx.store.read(tenantId, (tx) => unfinishedChanges(tx, tenantId, id, unfinishedMax, lane));
  const free = open.filter((one) => !passed.has(one.id) && (one.leaseUntil === null || one.leaseUntil <= now));
  for (const { id: changeId } of free.filter(({ attempts }) => attempts > 0)) await finishAlone(run, changeId);
  const first = free.find(({ attempts }) => attempts === 0);
  const unsent = free.filter(({ attempts, objectType }) => attempts === 0 && objectType === first?.objectType);
  if (unsent.length === 0) return null;
  const lease = { until: new Date(now.getTime() + ctx.timing.leaseMs), token: ctx.newSalt() };
  const ids = unsent.slice(0, run.chunkMax).map((one) => one.id);
  // Another lane or process may have been faster with some of them.
  await ctx.store.transact(tenantId, (tx) => claimUnsent(tx, tenantId, ids, now, lease));
  return lease.token;
}

/** @returns the token of the lease on what was begun; `null` when there is nothing left to begin */
async function begin(run: Run, lane: Lane, actor: PersonActor): Promise<string | null> {
  const { ctx, batch, chunkMax } = run;
  try {
    const chunk = await beginChunk(ctx, actor, batch, { lane, cursor: lane.cursor, limit: chunkMax });
    if (chunk === null) return null;
    lane.cursor = chunk.cursor;
    return chunk.leaseToken;
  } catch (error) {
    // Somebody accepted one of them at this moment: nothing of the chunk was begun, and the next look sees it.
    if (brokenUniqueness(error) === 'change_one_in_flight') return ctx.newSalt();
    throw error;
  }
}

/** What a joint write left over is looked at one by one; what stopped it may stop the batch. */
async function after(run: Run, { stop: why, left }: JointEnd): Promise<BatchProgress | null> {
  const { ctx, batch, passed } = run;
  if (why?.code === 'paused') {
    for (const id of left) passed.add(id);
    return null;
  }
  if (why?.code === 'crm_rate_limited') {
    const ms = typeof why.facts.retryAfterMs === 'number' ? why.facts.retryAfterMs : busyAgainMs;
    const waitsUntil = new Date(ctx.now().getTime() + ms);
    await ctx.store.transact(batch.tenantId, (tx) => updateBatch(tx, batch, { waitsUntil, stoppedWhy: why.message }));
    return { afterMs: ms };
  }
  if (why?.code === 'crm_access_lost' || why?.code === 'crm_not_connected') {
    await stop(ctx, batch, why.message);
    return 'over';
  }
  if (why?.code === 'crm_unreachable') return { afterMs: busyAgainMs };
  for (const id of left) await finishAlone(run, id);
  return null;
}

async function finishAlone({ ctx, batch, passed }: Run, id: ChangeId): Promise<void> {
  const progress = await finishChange(ctx, batch.tenantId, id, false);
  if (progress !== 'finished') passed.add(id);
}

async function end({ ctx, batch }: Run): Promise<BatchProgress> {
  const { tenantId, id } = batch;
  return ctx.store.transact(tenantId, async (tx) => {
    const locked = await requireLockedBatch(tx, tenantId, id);
    if (locked.state !== 'running') return 'over';
    const open = await unfinishedChanges(tx, tenantId, id, 1);
    if (open.length > 0 || (await hasItemsToBegin(tx, tenantId, id))) return { afterMs: heldAgainMs };
    await updateBatch(tx, batch, { state: 'ended', endedAt: ctx.now(), waitsUntil: null, stoppedWhy: null });
    const actor = { kind: 'system', tenantId, duty: 'run-batch' } as const;
    await record(ctx, tx, [{ type: 'batch.ended', actor, facts: { batch: id } }]);
    return 'over';
  });
}

/** Nothing new is begun; what was begun gets its one outcome. */
async function settleCancelled(run: Run): Promise<BatchProgress> {
  const { ctx, batch } = run;
  const { tenantId, id } = batch;
  const open = await ctx.store.read(tenantId, (tx) => unfinishedChanges(tx, tenantId, id, unfinishedMax));
  for (const change of open) await finishAlone(run, change.id);
  const left = await ctx.store.read(tenantId, (tx) => unfinishedChanges(tx, tenantId, id, 1));
  return left.length === 0 ? 'over' : { afterMs: busyAgainMs };
}

/** The batch is paused by what happened to it: a person has to see to that first. */
async function stop(ctx: Context, batch: Batch, why: string): Promise<void> {
  const { tenantId, id } = batch;
  await ctx.store.transact(tenantId, async (tx) => {
    const locked = await requireLockedBatch(tx, tenantId, id);
    if (locked.state !== 'running') return;
    await updateBatch(tx, batch, { state: 'paused', stoppedBy: null, stoppedWhy: why });
    const actor = { kind: 'system', tenantId, duty: 'run-batch' } as const;
    await record(ctx, tx, [{ type: 'batch.paused', actor, facts: { batch: id }, values: { why } }]);
  });
}
