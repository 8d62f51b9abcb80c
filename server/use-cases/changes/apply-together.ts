import type { CallTerms, CrmGateway, RecordSnapshot, WriteEnd } from '#crm/gateway.ts';
import type { Field } from '#domain/crm/field.ts';
import { sameValue } from '#domain/crm/field-value.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { ChangeId, TenantId } from '#domain/shared/ids.ts';
import type { Change, WrittenAs } from '#store/changes.ts';
import { heldChanges, markAllNotWritten, markAllSent, releaseAll } from '#store/changes-together.ts';
import { currentPolicy, type PublishedPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';
import { batchHold } from './batch-hold.ts';
import { endWords, wordsOf } from './end-words.ts';
import { type JointWriter, jointWriter } from './joint-writer.ts';
import { type ChangeEnd, recordOutcomes } from './record-outcome.ts';
import { recordWritten, type WrittenChange } from './record-written.ts';
import { requireMayGoOn } from './require-may-go-on.ts';

export interface HeldTogether {
  readonly tenantId: TenantId;
  readonly leaseToken: string;
}

export interface JointEnd {
  /** What stopped it before its end, `null` when nothing did. */
  readonly stop: Fault | null;
  /** What has no outcome and was given back, for somebody to look closer. */
  readonly left: readonly ChangeId[];
}

interface Writable {
  readonly change: Change;
  readonly permit: WritePermit;
  readonly field: Field;
  readonly version: string | null;
}

interface Work {
  readonly ctx: Context;
  readonly held: HeldTogether;
  readonly terms: CallTerms;
  readonly gateway: CrmGateway;
  readonly as: WrittenAs;
  readonly recordsMax: number;
  /** Whether each write carries the version that was read, so that the CRM refuses to overwrite an edit. */
  readonly isConditional: boolean;
  /** Whether what was overwritten between read and write has to be found out afterwards. */
  readonly looksBack: boolean;
  /** What the CRM has taken so far. */
  readonly written: WrittenChange[];
}

/**
 * Writes the changes of one object that were begun together: one read of all, one comparison each, as few writes as the
 * CRM allows, one read of what they left, one transaction with the outcomes. What is not plain here (somebody edited
 * the record at that moment, a reply was lost, the policy is a newer one) is given back and finished one by one by
 * `applyChange`, which looks closer.
 * @param held changes with one lease; all of one object and decided by one person under `policyVersion`
 */
export async function applyTogether(
  ctx: Context,
  held: HeldTogether,
  policyVersion: number,
  terms: CallTerms,
): Promise<JointEnd> {
  const changes = await ctx.store.read(held.tenantId, (tx) => heldChanges(tx, held.tenantId, held.leaseToken));
  const giveBack = () => {
    const ids = changes.map(({ id }) => id);
    const message = 'It is looked at once more.';
    return ctx.store.transact(held.tenantId, (tx) => releaseAll(tx, held.tenantId, ids, held.leaseToken, message));
  };
  try {
    await writeAll(ctx, held, changes, policyVersion, terms);
    return { stop: null, left: await giveBack() };
  } catch (error) {
    const left = await giveBack();
    if (error instanceof Fault) return { stop: error, left };
    throw error;
  }
}

async function writeAll(
  ctx: Context,
  held: HeldTogether,
  changes: readonly Change[],
  policyVersion: number,
  terms: CallTerms,
): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  await requireMayGoOn(ctx, changes);
  const policy = await ctx.store.read(held.tenantId, (tx) => currentPolicy(tx, held.tenantId));
  // Published after the yes: each is judged anew, which `applyChange` does.
  if (policy.version !== policyVersion) return;
  const account = await ctx.gatewayOf(held.tenantId, first.record.crm);
  const { writables, work } = await prepare(ctx, held, changes, { account, policy, terms });
  const byRecord = [...Map.groupBy(writables, ({ change }) => change.record.recordId).values()];
  try {
    for (let start = 0; start < byRecord.length; start += work.recordsMax) {
      await write(work, byRecord.slice(start, start + work.recordsMax));
    }
  } finally {
    // What stopped the rest says nothing of these.
    await recordWritten(work, { ...terms, deadline: terms.deadline + ctx.timing.leaseMs * readBackShare });
  }
}

/** Of the lease: kept for the look at what was written, however long the writes took. */
const readBackShare = 0.1;

/** One read of all records; what has its outcome already gets it, the rest can be written. */
async function prepare(
  ctx: Context,
  held: HeldTogether,
  changes: readonly Change[],
  { account, policy, terms }: { account: CrmGateway; policy: PolicyForWrites; terms: CallTerms },
): Promise<{ writables: Writable[]; work: Work }> {
  const objectType = changes[0]?.record.objectType ?? '';
  const fields = new Map((await account.fields(objectType, terms)).map((field) => [field.name, field]));
  const ids = [...new Set(changes.map(({ record }) => record.recordId))];
  const names = [...new Set(changes.map(({ field }) => field))];
  const records = await account.readRecords(objectType, ids, names, terms);
  const writer = await jointWriter(ctx, changes, account, terms);
  const writables: Writable[] = [];
  const ended: { change: Change; end: ChangeEnd }[] = [];
  for (const change of changes) {
    const field = fields.get(change.field) ?? null;
    const found = judge(change, field, records.get(change.record.recordId), writer, account, policy);
    if ('state' in found) ended.push({ change, end: found });
    else writables.push(found);
  }
  await recordOutcomes(ctx, held.tenantId, held.leaseToken, ended);
  const isGuarded = policy.batches.writes === 'guarded';
  const { conditional, plain } = account.recordsPerWrite;
  const isConditional = isGuarded && conditional !== null;
  const recordsMax = isConditional ? conditional : plain;
  const looksBack = isGuarded && !isConditional;
  const { gateway, as } = writer;
  return { writables, work: { ctx, held, terms, gateway, as, recordsMax, isConditional, looksBack, written: [] } };
}

type PolicyForWrites = Pick<PublishedPolicy, 'classes' | 'batches'>;

function judge(
  change: Change,
  field: Field | null,
  record: RecordSnapshot | undefined,
  writer: JointWriter,
  account: CrmGateway,
  policy: Pick<PublishedPolicy, 'classes'>,
): Writable | ChangeEnd {
  if (field === null) return failed('field_unknown', endWords.fieldGone(change.field));
  if (record === undefined) return failed('record_not_found', endWords.recordGone);
  const { [field.name]: current = null } = record.values;
  if (sameValue(field, current, change.value)) return { state: 'applied', message: null, wrote: false };
  if (!sameValue(field, current, change.expected)) {
    return { state: 'conflicted', message: endWords.changedBefore, found: current, wrote: false };
  }
  const hold = writer.holdOf(change) ?? batchHold(change, field, policy, account.knowledge);
  if (hold !== null) return failed(hold.code, hold.message);
  try {
    const { version } = record;
    const permit = WritePermit.issue({ record: change.record, field, value: change.value }, account.knowledge, policy);
    return { change, permit, field, version };
  } catch (error) {
    if (error instanceof Fault) return failed(error.code, error.message);
    throw error;
  }
}

/** One call, or several where the CRM refuses all for one: halves, until the bad record is alone. */
async function write(work: Work, records: readonly (readonly Writable[])[]): Promise<void> {
  const { ctx, held, terms } = work;
  const { tenantId, leaseToken } = held;
  const writables = records.flat();
  await requireMayGoOn(
    ctx,
    writables.map(({ change }) => change),
  );
  const ids = writables.map(({ change }) => change.id);
  const marked = await ctx.store.transact(tenantId, (tx) =>
    markAllSent(tx, tenantId, ids, leaseToken, work.as, ctx.now()),
  );
  // Somebody took some of them over: then nobody knows what else is not ours any more.
  if (marked.size < ids.length) throw new Fault('crm_unreachable', 'It took too long, so another process goes on.');
  let ends: readonly WriteEnd[];
  try {
    const writes = records.map((of) => ({
      permits: of.map(({ permit }) => permit),
      version: work.isConditional ? (of[0]?.version ?? null) : null,
    }));
    ends = await work.gateway.writeTogether(writes, terms);
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'crm_unreachable') throw error;
    await ctx.store.transact(tenantId, (tx) => markAllNotWritten(tx, tenantId, ids, leaseToken));
    if (error.code !== 'crm_refused' && error.code !== 'record_not_found') throw error;
    if (records.length === 1) return sortOut(work, records, [{ written: false, fault: error }]);
    const middle = Math.ceil(records.length / 2);
    await write(work, records.slice(0, middle));
    return write(work, records.slice(middle));
  }
  await sortOut(work, records, ends);
}

/** Keeps what the CRM took for the look back, and records what it refused. */
async function sortOut(
  work: Work,
  records: readonly (readonly Writable[])[],
  ends: readonly WriteEnd[],
): Promise<void> {
  const { ctx, held, written } = work;
  const again: ChangeId[] = [];
  const outcomes = records.flatMap((writables, index) =>
    writables.flatMap(({ change, field }) => {
      const its = ends[index];
      if (its === undefined) return [];
      if (its.written) {
        written.push({ change, field, told: its.values[field.name] });
        return [];
      }
      const { code } = its.fault;
      const isWanted = code === 'crm_duplicate' && change.allowDuplicate;
      if (code === 'record_changed' || isWanted) again.push(change.id);
      // Edited at that moment, a duplicate that is wanted, or nobody knows: whoever looks closer decides.
      if (code === 'record_changed' || isWanted || isPassing(code)) return [];
      return [{ change, end: failed(code, wordsOf(its.fault)) }];
    }),
  );
  if (again.length > 0) {
    await ctx.store.transact(held.tenantId, (tx) => markAllNotWritten(tx, held.tenantId, again, held.leaseToken));
  }
  await recordOutcomes(ctx, held.tenantId, held.leaseToken, outcomes);
}

function failed(failureCode: Fault['code'], message: string): ChangeEnd {
  return { state: 'failed', message, failureCode };
}
