import type { CallTerms, CrmGateway, RecordSnapshot } from '#crm/gateway.ts';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { sameValue } from '#domain/crm/field-value.ts';
import { fieldsNamedByRules, type ProposedChange } from '#domain/policy/policy-rule.ts';
import type { Verdict } from '#domain/policy/verdict.ts';
import type { AgentActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Context } from '../context.ts';
import { type ArrivedItem, type CheckedItem, checkItem, type FilingFacts, judgeItem, type Refusal } from './filing.ts';

/** An item that may be kept, with what the CRM holds now; `undefined` for a blocked one, which is not read. */
export interface KeepableItem extends CheckedItem {
  readonly current: FieldValue | undefined;
  /** Who owns the record, in the CRM's own id. */
  readonly ownerId: string | null;
}

export type Judged = { readonly arrived: ArrivedItem } & (
  | { readonly refusal: Refusal }
  | { readonly keep: KeepableItem }
);

/** Judges every item: rules and evidence first, then one read of the CRM for each object type. */
export async function checkAgainstCrm(
  ctx: Context,
  actor: AgentActor,
  arrived: readonly ArrivedItem[],
  facts: FilingFacts,
): Promise<Judged[]> {
  const terms: CallTerms = { lane: 'background', deadline: ctx.now().getTime() + ctx.timing.backgroundMs };
  const judged: Judged[] = arrived.map((entry) => ({
    arrived: entry,
    refusal: { code: 'request_malformed', message: 'malformed' in entry ? entry.malformed : '' },
  }));
  for (const [key, places] of byObject(arrived)) {
    const [crm = '', objectType = ''] = key.split(' ');
    try {
      const gateway = await ctx.gatewayOf(actor.tenantId, crm);
      const fields = new Map((await gateway.fields(objectType, terms)).map((field) => [field.name, field]));
      const spelled = places.map((place) => ({ ...place, entry: withOneId(place.entry, gateway) }));
      await judgeObject(gateway, objectType, fields, spelled, facts, terms, judged);
    } catch (error) {
      // The CRM failed for this object type only; items of other types still get their answer.
      if (!(error instanceof Fault)) throw error;
      for (const { index, entry } of places) {
        judged[index] = { arrived: entry, refusal: { code: error.code, message: error.message } };
      }
    }
  }
  return judged;
}

type Place = { readonly index: number; readonly entry: ArrivedItem & { item: CheckedItem['item'] } };

/** A record has one id here, however an agent spells it: else it would have a card for each spelling. */
function withOneId(entry: Place['entry'], gateway: CrmGateway): Place['entry'] {
  const { record } = entry.item;
  const recordId = gateway.recordIdOf(record.recordId) ?? record.recordId;
  return { item: { ...entry.item, record: { ...record, recordId } } };
}

function byObject(arrived: readonly ArrivedItem[]): Map<string, Place[]> {
  const groups = new Map<string, Place[]>();
  for (const [index, entry] of arrived.entries()) {
    if (!('item' in entry)) continue;
    const key = `${entry.item.record.crm} ${entry.item.record.objectType}`;
    groups.set(key, [...(groups.get(key) ?? []), { index, entry }]);
  }
  return groups;
}

async function judgeObject(
  gateway: CrmGateway,
  objectType: string,
  fields: ReadonlyMap<string, Field>,
  places: readonly Place[],
  facts: FilingFacts,
  terms: CallTerms,
  judged: Judged[],
): Promise<void> {
  const checked = places.map((place) => ({ ...place, result: checkItem(place.entry.item, gateway, fields, facts) }));
  const toRead = checked.filter(({ result }) => 'verdict' in result && result.verdict.outcome !== 'block');
  const recordIds = [...new Set(toRead.map(({ entry }) => entry.item.record.recordId))];
  const ruled = fieldsNamedByRules(facts.policy.rules, objectType).filter((name) => fields.has(name));
  const names = [...new Set([...toRead.map(({ entry }) => entry.item.field), ...ruled])];
  const records = recordIds.length === 0 ? new Map() : await gateway.readRecords(objectType, recordIds, names, terms);
  for (const { index, entry, result } of checked) {
    if ('code' in result) judged[index] = { arrived: entry, refusal: result };
    else if (result.verdict.outcome === 'block') {
      judged[index] = { arrived: entry, keep: { ...result, current: undefined, ownerId: null } };
    } else {
      const judge = (change: ProposedChange) => judgeItem({ ...result, change }, facts, gateway, fields);
      judged[index] = {
        arrived: entry,
        ...againstRecord(result, records.get(entry.item.record.recordId), ruled, judge),
      };
    }
  }
}

/** What only the record can tell: whether it is there, whether it says so already, and what the rules make of it. */
function againstRecord(
  checked: CheckedItem,
  record: RecordSnapshot | undefined,
  ruled: readonly string[],
  judge: (change: ProposedChange) => Verdict,
): { refusal: Refusal } | { keep: KeepableItem } {
  const { objectType, recordId } = checked.item.record;
  if (record === undefined) {
    return { refusal: { code: 'record_not_found', message: `There is no record ${recordId} among ${objectType}.` } };
  }
  const current = record.values[checked.field.name] ?? null;
  if (sameValue(checked.field, current, checked.proposed)) {
    return { refusal: { code: 'value_unchanged', message: `${checked.field.label} already holds this value.` } };
  }
  const known = ruled.flatMap((name) => {
    const value = record.values[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const change = { ...checked.change, current, record: Object.fromEntries(known) };
  return { keep: { ...checked, change, verdict: judge(change), current, ownerId: record.ownerId } };
}
