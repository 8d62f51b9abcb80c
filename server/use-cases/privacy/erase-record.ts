import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { PersonActor, SystemActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { requireStateAfter } from '#domain/suggestion/transitions.ts';
import type { Writing } from '#store/database.ts';
import { eraseFilingsOf, eraseSources, eraseSuggestions, lockUnerased, sourcesQuotedBy } from '#store/privacy.ts';
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
 * and each source that was quoted for it, whole, also where it was quoted for other records too. The log's entries stay and
 * go on verifying; what their commitments stood for is gone.
 * @throws Fault `field_busy` while something is being written to the record: nothing is erased then
 */
export async function eraseRecord(
  ctx: Context,
  actor: PersonActor | SystemActor,
  ref: RecordRef,
  reason: ErasureReason,
): Promise<Erased> {
  const { tenantId } = actor;
  return ctx.store.transact(tenantId, async (tx) => {
    const found = await lockUnerased(tx, tenantId, ref);
    if (found.some(({ state }) => state === 'accepted')) {
      throw new Fault('field_busy', 'Something is being written to this record. Erase it when that is done.');
    }
    await closeOpen(ctx, tx, actor, ref, found);
    const ids = found.map(({ id }) => id);
    const quoted = await sourcesQuotedBy(tx, tenantId, ids);
    const at = ctx.now();
    const values = (await eraseSuggestions(tx, tenantId, ids, at)) + (await eraseFilingsOf(tx, tenantId, quoted));
    const sources = await eraseSources(tx, tenantId, quoted, at);
    const erased = { suggestions: ids.length, sources, values };
    // The same wish may come twice, from the CRM and from a person; the second time nothing is left to log.
    if (ids.length > 0) {
      await record(ctx, tx, [
        { type: 'personal_data.erased', actor, facts: { record: { ...ref }, reason, ...erased } },
      ]);
    }
    return erased;
  });
}

async function closeOpen(
  ctx: Context,
  tx: Writing,
  actor: PersonActor | SystemActor,
  ref: RecordRef,
  found: Awaited<ReturnType<typeof lockUnerased>>,
): Promise<void> {
  const { tenantId } = actor;
  for (const { id, state } of found) {
    if (state !== 'pending' && state !== 'quarantined') continue;
    await setSuggestionState(tx, { tenantId, id }, requireStateAfter(state, 'expire'), ctx.now());
    const facts = { record: { ...ref }, reason: 'erased' };
    await record(ctx, tx, [{ type: 'suggestion.expired', actor, suggestionId: id, facts }]);
  }
}
