import type { CallTerms, CrmGateway, UserAccess } from '#crm/gateway.ts';
import type { Agent } from '#domain/agent.ts';
import { type Field, type FieldValue, labelIn } from '#domain/crm/field.ts';
import type { FieldClass } from '#domain/crm/field-class.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import type { Pause } from '#domain/policy/pause.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { fieldsNamedByRules } from '#domain/policy/policy-rule.ts';
import type { Verdict } from '#domain/policy/verdict.ts';
import type { AgentId, SuggestionId, TenantId } from '#domain/shared/ids.ts';
import { quotesOf } from '#domain/suggestion/quotes-of.ts';
import { listAgents } from '#store/agents.ts';
import type { Reading } from '#store/database.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import type { StoredSuggestion } from '#store/suggestions.ts';
import { rightsHold } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';

/** What judges a suggestion besides the CRM. */
export interface Judges {
  readonly policy: Policy;
  readonly pauses: readonly Pause[];
  readonly agents: ReadonlyMap<AgentId, Agent>;
}

/** A suggestion beside what the CRM says of its field today, to one person. */
export interface Look {
  readonly title: string;
  /** ISO 4217: in which the record counts its amounts, where the CRM says so. */
  readonly currency: string | null;
  /** Both as in a `RecordSnapshot`. */
  readonly ownerId: string | null;
  readonly parent: string | null;
  readonly field: Field;
  readonly fieldClass: FieldClass;
  readonly current: FieldValue;
  readonly access: UserAccess;
  /** A sentence: why the CRM does not let this person edit it; `null` where nothing speaks against it. */
  readonly rightsHold: string | null;
  readonly verdict: Verdict;
}

export async function readJudges(tx: Reading, tenantId: TenantId): Promise<Judges> {
  return {
    policy: await currentPolicy(tx, tenantId),
    pauses: await pausesInForce(tx, tenantId),
    agents: new Map((await listAgents(tx, tenantId)).map((agent) => [agent.id, agent])),
  };
}

/**
 * Looks at many suggestions, one read of the CRM for each object. At most 200 records of one object.
 * @returns without those whose record or field is not there, or not for this person
 * @throws Fault while the CRM cannot be asked
 */
export async function lookTogether(
  ctx: Context,
  tenantId: TenantId,
  crmUserId: string,
  suggestions: readonly StoredSuggestion[],
  judges: Judges,
  terms: CallTerms,
): Promise<Map<SuggestionId, Look>> {
  const looks = new Map<SuggestionId, Look>();
  for (const [objectType, ofType] of Map.groupBy(suggestions, ({ record }) => record.objectType)) {
    const gateway = await ctx.gatewayOf(tenantId, ofType[0]?.record.crm ?? '');
    const view = await readView(gateway, crmUserId, objectType, ofType, judges.policy, terms);
    for (const suggestion of ofType) {
      const look = lookAt(suggestion, view, gateway, judges);
      if (look !== null) looks.set(suggestion.id, look);
    }
  }
  return looks;
}

type View = Awaited<ReturnType<typeof readView>>;

async function readView(
  gateway: CrmGateway,
  crmUserId: string,
  objectType: string,
  suggestions: readonly StoredSuggestion[],
  { rules }: Policy,
  terms: CallTerms,
) {
  const fields = new Map(
    (await gateway.fields(objectType, terms)).map((field): [string, Field] => [field.name, field]),
  );
  const own = [...new Set(suggestions.map(({ field }) => field))];
  const asked = [...new Set([...own, ...fieldsNamedByRules(rules, objectType)])].filter((name) => fields.has(name));
  const ids = [...new Set(suggestions.map(({ record }) => record.recordId))];
  const [records, rights] = await Promise.all([
    gateway.readRecords(objectType, ids, asked, terms),
    gateway.userAccessTo(crmUserId, objectType, ids, own, terms),
  ]);
  return { fields, records, rights };
}

function lookAt(
  suggestion: StoredSuggestion,
  { fields, records, rights }: View,
  gateway: CrmGateway,
  { policy, pauses, agents }: Judges,
): Look | null {
  const { record, proposed } = suggestion;
  const field = fields.get(suggestion.field);
  const snapshot = records.get(record.recordId);
  const access = rights.get(record.recordId);
  const agent = agents.get(suggestion.agentId);
  if (field === undefined || snapshot === undefined || access === undefined || agent === undefined) return null;
  if (access.record === 'none') return null;
  const { [field.name]: current = null } = snapshot.values;
  const classification = classifyUnder(policy, field, gateway.knowledge);
  const verdict = decide({
    objectType: record.objectType,
    fieldName: field.name,
    field,
    classification,
    policy,
    agent,
    pauses,
    change: { proposed, current, record: snapshot.values, quotes: quotesOf(suggestion) },
    effects: gateway.effectsOf(field),
    labelOf: labelIn(fields),
  });
  return {
    title: snapshot.title,
    currency: snapshot.currency,
    ownerId: snapshot.ownerId,
    parent: snapshot.parent,
    field,
    fieldClass: classification.class,
    current,
    access,
    rightsHold: rightsHold(access, field.name, suggestion.fieldLabel),
    verdict,
  };
}
