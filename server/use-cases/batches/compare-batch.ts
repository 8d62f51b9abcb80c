import type { CallTerms, CrmGateway } from '#crm/gateway.ts';
import { batchDigest } from '#domain/batch/batch-digest.ts';
import { findingOf, findingOfUndo, isApproved } from '#domain/batch/finding.ts';
import type { Field } from '#domain/crm/field.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import { fieldsNamedByRules } from '#domain/policy/policy-rule.ts';
import type { Role } from '#domain/shared/permission.ts';
import { quotesOf } from '#domain/suggestion/quotes-of.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import { listAgents } from '#store/agents.ts';
import {
  approvedItems,
  type BatchItem,
  forgetFindings,
  type ItemFound,
  keepFindings,
  unreadItems,
} from '#store/batch-items.ts';
import { type Batch, updateBatch } from '#store/batches.ts';
import { pausesInForce } from '#store/pauses.ts';
import { peopleById } from '#store/people.ts';
import { currentPolicy } from '#store/policies.ts';
import type { StoredSuggestion } from '#store/suggestions.ts';
import { suggestionsByIds } from '#store/suggestions-together.ts';
import { rightsHold } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';
import { requireLockedBatch } from './own-batch.ts';

/** How many records one page of the comparison has; one read of the CRM each. */
const pageMax = 100;

/**
 * Compares one page of a batch with the CRM as it is now and with the policy, as the person who made it.
 * @returns whether that was the last page, and the batch is ready
 * @throws Fault while the CRM cannot be asked
 */
export async function compareBatch(ctx: Context, batch: Batch): Promise<boolean> {
  const { tenantId, id } = batch;
  const stored = await ctx.store.read(tenantId, async (tx) => {
    const items = await unreadItems(tx, tenantId, id, pageMax);
    const suggestions = await suggestionsByIds(
      tx,
      tenantId,
      items.map(({ suggestionId }) => suggestionId),
    );
    const person = (await peopleById(tx, tenantId, [batch.madeBy])).get(batch.madeBy);
    if (person === undefined) throw new Error('a batch without the person who made it');
    const agents = new Map((await listAgents(tx, tenantId)).map((agent) => [agent.id, agent]));
    const [policy, pauses] = [await currentPolicy(tx, tenantId), await pausesInForce(tx, tenantId)];
    return { items, suggestions, person, agents, policy, pauses };
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
    const found = await lookAt(ctx, batch, stored);
    await ctx.store.transact(tenantId, (tx) => keepFindings(tx, tenantId, id, found));
    return false;
  }
  return ctx.store.transact(tenantId, async (tx) => {
    const locked = await requireLockedBatch(tx, tenantId, id);
    if (locked.state !== 'reading') return true;
    const digest = batchDigest(id, policy.version, await approvedItems(tx, tenantId, id));
    await updateBatch(tx, batch, { state: 'ready', digest, waitsUntil: null });
    return true;
  });
}

interface Stored {
  readonly items: readonly BatchItem[];
  readonly suggestions: ReadonlyMap<string, StoredSuggestion>;
  readonly person: { readonly crmUserId: string; readonly role: Role };
  readonly agents: ReadonlyMap<string, Awaited<ReturnType<typeof listAgents>>[number]>;
  readonly policy: Awaited<ReturnType<typeof currentPolicy>>;
  readonly pauses: Awaited<ReturnType<typeof pausesInForce>>;
}

async function lookAt(ctx: Context, batch: Batch, stored: Stored): Promise<ItemFound[]> {
  const terms = { lane: 'background', deadline: ctx.now().getTime() + ctx.timing.backgroundMs } as const;
  const found: ItemFound[] = [];
  const paired = stored.items.flatMap((item) => {
    const suggestion = stored.suggestions.get(item.suggestionId);
    return suggestion === undefined ? [] : [{ item, suggestion }];
  });
  for (const [objectType, pairs] of Map.groupBy(paired, ({ suggestion }) => suggestion.record.objectType)) {
    const gateway = await ctx.gatewayOf(batch.tenantId, pairs[0]?.suggestion.record.crm ?? '');
    const view = await readPage(gateway, objectType, pairs, stored, terms);
    for (const pair of pairs) found.push(judge(ctx, batch, pair, stored, gateway, view));
  }
  return found;
}

type Pair = { readonly item: BatchItem; readonly suggestion: StoredSuggestion };
type View = Awaited<ReturnType<typeof readPage>>;

async function readPage(
  gateway: CrmGateway,
  objectType: string,
  pairs: readonly Pair[],
  { policy, person }: Stored,
  terms: CallTerms,
) {
  const fields = new Map(
    (await gateway.fields(objectType, terms)).map((field): [string, Field] => [field.name, field]),
  );
  const own = [...new Set(pairs.map(({ suggestion }) => suggestion.field))];
  const asked = [...new Set([...own, ...fieldsNamedByRules(policy.rules, objectType)])];
  const ids = [...new Set(pairs.map(({ suggestion }) => suggestion.record.recordId))];
  const there = asked.filter((name) => fields.has(name));
  return {
    fields,
    records: await gateway.readRecords(objectType, ids, there, terms),
    rights: await gateway.userAccessTo(person.crmUserId, objectType, ids, own, terms),
  };
}

function judge(
  ctx: Context,
  batch: Batch,
  { item, suggestion }: Pair,
  { policy, agents, pauses, person }: Stored,
  gateway: CrmGateway,
  { fields, records, rights }: View,
): ItemFound {
  const { record: ref, proposed, suggestedOver } = suggestion;
  const field = fields.get(suggestion.field);
  const snapshot = records.get(ref.recordId);
  const access = rights.get(ref.recordId) ?? { record: 'none', fields: {} };
  const agent = agents.get(suggestion.agentId);
  const isThere = field !== undefined && snapshot !== undefined && agent !== undefined && access.record !== 'none';
  const gone = { position: item.position, shown_current: null, shown_digest: null };
  if (!isThere) return { ...gone, finding: 'gone', why: 'The record or the field is not there for you in the CRM.' };
  const { [field.name]: current = null } = snapshot.values;
  const classification = classifyUnder(policy, field, gateway.knowledge);
  const verdict = decide({
    objectType: ref.objectType,
    fieldName: field.name,
    field,
    classification,
    policy,
    agent,
    pauses,
    change: { proposed, current, record: snapshot.values, quotes: quotesOf(suggestion) },
    effects: gateway.effectsOf(field),
  });
  const hold = rightsHold(access, field.name, suggestion.fieldLabel);
  const isUndo = batch.undoes !== null;
  const value = isUndo ? item.putBack : proposed;
  const undone = { suggestion, putBack: value, now: { field, current }, rightsHold: hold };
  const { finding, why } = isUndo
    ? findingOfUndo(undone)
    : findingOf({
        suggestion: {
          state: suggestion.state,
          fieldLabel: suggestion.fieldLabel,
          proposed,
          suggestedOver,
          isOver: suggestion.expiresAt <= ctx.now() || suggestion.erasedAt !== null,
        },
        contested: item.contested,
        now: { field, current, fieldClass: classification.class },
        rightsHold: hold,
        verdict,
        role: person.role,
      });
  if (!isApproved(finding)) return { ...gone, shown_current: current, finding, why };
  const shown = { suggestionId: suggestion.id, record: ref, field: field.name, proposed: value, current };
  const digest = shownDigest({ ...shown, policyVersion: batch.policyVersion ?? 0 }, suggestion.salt);
  return { position: item.position, finding, why, shown_current: current, shown_digest: digest };
}
