import type { CallTerms, CrmGateway, FieldReading } from '#crm/gateway.ts';
import type { Field } from '#domain/crm/field.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import { Fault, isPassing } from '#domain/shared/fault.ts';
import type { ChangeId, TenantId } from '#domain/shared/ids.ts';
import { type Change, heldChange, markNotWritten, markSent, releaseChange } from '#store/changes.ts';
import { currentPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';
import { endOfReading, endOfWritten } from './end-of-reading.ts';
import { endWords, wordsOf } from './end-words.ts';
import { type ChangeEnd, recordOutcome } from './record-outcome.ts';
import { requireMayGoOn } from './require-may-go-on.ts';
import { requireStillAllowed } from './require-still-allowed.ts';
import { lentAccessEnded, writerFor } from './writer-for.ts';

/** A change that this process may work on until its lease ends. */
export interface HeldChange {
  readonly tenantId: TenantId;
  readonly id: ChangeId;
  readonly leaseToken: string;
}

/** An edit in each of so many rounds is a machine's, and is waited out. */
const roundsMax = 8;

export type Progress = 'finished' | 'waiting' | 'paused';

/**
 * The only module that calls a CRM write for one change; `applyTogether` does for many. Reads, compares, writes, reads
 * back, and records the one outcome; a write whose reply was lost is never repeated before a read has told what
 * happened. Delivery is at-least-once: a value may be written twice, never over a value that the person did not see, as
 * far as the CRM lets a reader know.
 * @returns anything but `'finished'` means: the change was given back for a later attempt
 */
export async function applyChange(ctx: Context, held: HeldChange, terms: CallTerms): Promise<Progress> {
  const change = await ctx.store.read(held.tenantId, (tx) => heldChange(tx, held.tenantId, held.id, held.leaseToken));
  if (change === null) return 'waiting';
  try {
    const end = await carryOut(ctx, change, held.leaseToken, terms);
    if (end === 'lease_lost') return 'waiting';
    await recordOutcome(ctx, change, held.leaseToken, end);
    return 'finished';
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (isPassing(error.code) || error.code === 'paused' || error.code === 'crm_not_connected') {
      await ctx.store.transact(held.tenantId, (tx) => releaseChange(tx, change, held.leaseToken, error.message));
      return error.code === 'paused' ? 'paused' : 'waiting';
    }
    const end = { state: 'failed', message: wordsOf(error), failureCode: error.code } as const;
    await recordOutcome(ctx, change, held.leaseToken, end);
    return 'finished';
  }
}

async function carryOut(
  ctx: Context,
  change: Change,
  leaseToken: string,
  terms: CallTerms,
): Promise<ChangeEnd | 'lease_lost'> {
  let attempts = change.attempts;
  // Something was sent, and only a read can tell what became of it: what keeps us from looking is not its end.
  const unlessSent = (error: unknown): never => {
    const isEnd = error instanceof Fault && !isPassing(error.code) && error.code !== 'crm_not_connected';
    if (attempts === 0 || !isEnd) throw error;
    throw new Fault('crm_unreachable', `The value was sent, but what became of it cannot be seen: ${error.message}`);
  };
  const gateway = await ctx.gatewayOf(change.tenantId, change.record.crm).catch(unlessSent);
  let first: FieldReading | null = null;
  for (let round = 0; ; round += 1) {
    await requireMayGoOn(ctx, [change]);
    const policy = await ctx.store.read(change.tenantId, (tx) => currentPolicy(tx, change.tenantId));
    const field = await fieldOf(gateway, change, terms).catch(unlessSent);
    const permit = WritePermit.issue({ record: change.record, field, value: change.value }, gateway.knowledge, policy);
    const before = await requireRecord(gateway, change, field, terms, attempts);
    if (attempts === 0) first = before;
    const found = endOfReading(field, change, before, attempts, first);
    if (found !== null) return found;
    if (attempts === 0) {
      await requireStillAllowed(ctx, change, policy, { gateway, field, current: before.value, terms });
    }
    const writer = await writerFor(ctx, change, gateway, terms);
    await requireMayGoOn(ctx, [change]);
    const { as } = writer;
    if (!(await ctx.store.transact(change.tenantId, (tx) => markSent(tx, change, leaseToken, as, ctx.now())))) {
      return 'lease_lost';
    }
    attempts += 1;
    try {
      const conditions = { version: before.version, allowDuplicate: change.allowDuplicate };
      await writer.gateway.writeField(permit, conditions, terms);
    } catch (error) {
      if (error instanceof Fault && error.code === 'record_changed') {
        // Somebody edited the record since our read, and nothing was written: the next round sees what they did.
        await ctx.store.transact(change.tenantId, (tx) => markNotWritten(tx, change, leaseToken));
        attempts -= 1;
        if (round >= roundsMax) throw new Fault('crm_unreachable', 'The record is being edited again and again.');
        continue;
      }
      if (error instanceof Fault && error.code === 'crm_access_lost' && writer.as === 'person') {
        throw await lentAccessEnded(ctx, change, writer.personId);
      }
      // The reply was lost or the CRM was busy: the next round's read tells whether the write happened.
      if (!(error instanceof Fault) || !isPassing(error.code) || ctx.now().getTime() >= terms.deadline) throw error;
      await ctx.wait(100 + 100 * attempts);
      continue;
    }
    const after = await requireRecord(gateway, change, field, terms, attempts);
    return endOfWritten(field, change, after, attempts, first);
  }
}

async function fieldOf(gateway: CrmGateway, change: Change, terms: CallTerms): Promise<Field> {
  const fields = await gateway.fields(change.record.objectType, terms);
  const field = fields.find(({ name }) => name === change.field);
  if (field !== undefined) return field;
  throw new Fault('field_unknown', endWords.fieldGone(change.field));
}

async function requireRecord(
  gateway: CrmGateway,
  change: Change,
  field: Field,
  terms: CallTerms,
  attempts: number,
): Promise<FieldReading> {
  const reading = await gateway.readField(change.record, field, terms).catch((error: unknown) => {
    // Something was sent, and only a read can tell what became of it: refused for now is not failed.
    if (attempts === 0 || !(error instanceof Fault) || isPassing(error.code)) throw error;
    throw new Fault('crm_unreachable', `The value was sent, but cannot be read back: ${error.message}`);
  });
  if (reading === null) throw new Fault('record_not_found', endWords.recordGone);
  return reading;
}
