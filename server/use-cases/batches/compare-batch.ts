import { batchDigest } from '#domain/batch/batch-digest.ts';
import { findingOf, findingOfUndo, isApproved } from '#domain/batch/finding.ts';
import { samplesOf } from '#domain/policy/batch-terms.ts';
import type { Role } from '#domain/shared/permission.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import {
  approvedItems,
  type BatchItem,
  forgetFindings,
  type ItemFound,
  keepFindings,
  unreadItems,
} from '#store/batch-items.ts';
import { drawSamples } from '#store/batch-samples.ts';
import { type Batch, updateBatch } from '#store/batches.ts';
import { peopleById } from '#store/people.ts';
import type { StoredSuggestion } from '#store/suggestions.ts';
import { keepOwners, suggestionsByIds } from '#store/suggestions-together.ts';
import type { Context } from '../context.ts';
import { type Judges, type Look, lookTogether, readJudges } from '../suggestions/look-together.ts';
import { partsOf, requireLockedBatch } from './own-batch.ts';

/**
 * Compares one page of a batch with the CRM as it is now and with the policy, as the person who made it.
 * @returns whether that was the last page, and the batch is ready
 * @throws Fault while the CRM cannot be asked
 */
export async function compareBatch(ctx: Context, batch: Batch): Promise<boolean> {
  const { tenantId, id } = batch;
  const { records: pageMax } = partsOf(ctx, tenantId);
  const stored = await ctx.store.read(tenantId, async (tx) => {
    const items = await unreadItems(tx, tenantId, id, pageMax);
    const suggestions = await suggestionsByIds(
      tx,
      tenantId,
      items.map(({ suggestionId }) => suggestionId),
    );
    const person = (await peopleById(tx, tenantId, [batch.madeBy])).get(batch.madeBy);
    if (person === undefined) throw new Error('a batch without the person who made it');
    return { items, suggestions, person, ...(await readJudges(tx, tenantId)) };
  });
  const { items, policy } = stored;
  if (batch.policyVersion !== policy.version) {
    await ctx.store.transact(tenantId, async (tx) => {
      const locked = await requireLockedBatch(tx, tenantId, id);
      if (locked.state !== 'reading') return;
      await forgetFindings(tx, tenantId, id);
      await updateBatch(tx, batch, { policyVersion: policy.version });
    });
    return false;
  }
  if (items.length > 0) {
    const { found, looks } = await lookAt(ctx, batch, stored);
    const owners = [...looks].map(([of, { ownerId }]) => ({ id: of, ownerId }));
    await ctx.store.transact(tenantId, async (tx) => {
      await keepFindings(tx, tenantId, id, found);
      await keepOwners(tx, tenantId, owners);
    });
    return false;
  }
  return ctx.store.transact(tenantId, async (tx) => {
    const locked = await requireLockedBatch(tx, tenantId, id);
    if (locked.state !== 'reading') return true;
    const approved = await approvedItems(tx, tenantId, id);
    const digest = batchDigest(id, policy.version, approved);
    // An undo is how a mistake ends, so nothing keeps it waiting.
    if (batch.undoes === null) await drawSamples(tx, tenantId, id, samplesOf(policy.batches, approved.length));
    await updateBatch(tx, batch, { state: 'ready', digest, waitsUntil: null });
    return true;
  });
}

interface Stored extends Judges {
  readonly items: readonly BatchItem[];
  readonly suggestions: ReadonlyMap<string, StoredSuggestion>;
  readonly person: { readonly crmUserId: string; readonly role: Role };
}

async function lookAt(ctx: Context, batch: Batch, stored: Stored) {
  const { items, suggestions, person } = stored;
  const terms = { lane: 'background', deadline: ctx.now().getTime() + ctx.timing.backgroundMs } as const;
  const looks = await lookTogether(ctx, batch.tenantId, person.crmUserId, [...suggestions.values()], stored, terms);
  const found = items.flatMap((item) => {
    const suggestion = suggestions.get(item.suggestionId);
    return suggestion === undefined ? [] : [judge(ctx, batch, item, suggestion, looks.get(suggestion.id), person.role)];
  });
  return { found, looks };
}

function judge(
  ctx: Context,
  batch: Batch,
  item: BatchItem,
  suggestion: StoredSuggestion,
  look: Look | undefined,
  role: Role,
): ItemFound {
  const none = { position: item.position, parent: look?.parent ?? null, shown_current: null, shown_digest: null };
  if (look === undefined) {
    return { ...none, finding: 'gone', why: 'The record or the field is not there for you in the CRM.' };
  }
  const { field, current } = look;
  const isUndo = batch.undoes !== null;
  const value = isUndo ? item.putBack : suggestion.proposed;
  const { finding, why } = isUndo
    ? findingOfUndo({ suggestion, putBack: value, now: look, rightsHold: look.rightsHold })
    : findingOf({
        suggestion: { ...suggestion, isOver: suggestion.expiresAt <= ctx.now() || suggestion.erasedAt !== null },
        contested: item.contested,
        now: look,
        rightsHold: look.rightsHold,
        verdict: look.verdict,
        role,
      });
  if (!isApproved(finding)) return { ...none, shown_current: current, finding, why };
  const shown = { suggestionId: suggestion.id, record: suggestion.record, field: field.name, proposed: value, current };
  const digest = shownDigest({ ...shown, policyVersion: batch.policyVersion ?? 0 }, suggestion.salt);
  return { ...none, finding, why, shown_current: current, shown_digest: digest };
}
