import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { PersonActor, SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import type { Writing } from '#store/database.ts';
import { eraseFilingsOf, eraseSources, eraseSuggestions, eraseValuesOf, filedFor } from '#store/erasure.ts';
import { type Erasable, lockUnerased, sourcesQuotedBy } from '#store/privacy.ts';
import { setSuggestionState } from '#store/suggestions.ts';
import { type Context, record } from '../context.ts';

/** Why, as the log says it. */
export type ErasureReason = 'asked' | 'privacy_deletion' | 'record_deleted';

export interface Erased {
  readonly suggestions: number;
  readonly sources: number;
  /** Values behind the log's commitments. */
  readonly values: number;
}

/**
 * Erases everything that Fieldward holds about one record of the CRM: suggested and present values, quotes, reasons, notes,
 * and each source that was filed or quoted for it, whole, also where it was quoted for other records too. The log's entries
 * stay and go on verifying; what their commitments stood for is gone.
 * @throws Fault `field_busy` while something is being written to the record: that write, or the undo of one, needs its
 *   values, and blank ones would be written into the CRM. Nothing is erased then
 * @throws Fault `request_malformed` for what is no record's id
 */
export async function eraseRecord(
  ctx: Context,
  actor: PersonActor | SystemActor,
  named: RecordRef,
  reason: ErasureReason,
): Promise<Erased> {
  const { tenantId } = actor;
  const ref = withOneId(ctx, named);
  return ctx.store.transact(tenantId, async (tx) => {
    const found = await lockUnerased(tx, tenantId, ref);
    if (found.some(({ inFlight }) => inFlight)) {
      throw new Fault('field_busy', 'Something is being written to this record. Erase it when that is done.');
    }
    await closeOpen(ctx, tx, actor, ref, found);
    const ids = found.map(({ id }) => id);
    const filed = await filedFor(tx, tenantId, ref);
    const read = [...new Set([...(await sourcesQuotedBy(tx, tenantId, ids)), ...filed.sources])];
    const at = ctx.now();
    const values =
      (await eraseSuggestions(tx, tenantId, ids, at)) +
      (await eraseFilingsOf(tx, tenantId, read)) +
      (await eraseValuesOf(tx, tenantId, filed.refusals));
    const sources = await eraseSources(tx, tenantId, read, at);
    const erased = { suggestions: ids.length, sources, values };
    // The same wish may come twice, from the CRM and from a person; the second time nothing is left to log.
    if (ids.length + sources + values > 0) {
      await record(ctx, tx, [
        { type: 'personal_data.erased', actor, facts: { record: { ...ref }, reason, ...erased } },
      ]);
    }
    return erased;
  });
}

/** Whoever erases must not be told that nothing is held, only because the id was spelled in another way. */
function withOneId(ctx: Context, ref: RecordRef): RecordRef {
  const provider = ctx.providerOf(ref.crm);
  // Not offered by this deployment any more: what was kept of it can still be erased.
  if (provider === null) return ref;
  const recordId = provider.recordIdOf(ref.recordId);
  if (recordId !== null) return { ...ref, recordId };
  throw new Fault('request_malformed', `This is not the id of a record of ${provider.name}.`);
}

async function closeOpen(
  ctx: Context,
  tx: Writing,
  actor: PersonActor | SystemActor,
  ref: RecordRef,
  found: readonly Erasable[],
): Promise<void> {
  const { tenantId } = actor;
  for (const { id, state } of found) {
    if (state !== 'pending' && state !== 'quarantined') continue;
    await setSuggestionState(tx, { tenantId, id }, requireStateAfter(state, 'expire'), ctx.now());
    const facts = { record: { ...ref }, reason: 'erased' };
    await record(ctx, tx, [{ type: 'suggestion.expired', actor, suggestionId: id, facts }]);
  }
}
