import type { Agent } from '#domain/agent.ts';
import { type Field, type FieldValue, labelIn } from '#domain/crm/field.ts';
import type { FieldClass } from '#domain/crm/field-class.ts';
import { noEffects } from '#domain/crm/field-effects.ts';
import { sameValue } from '#domain/crm/field-value.ts';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { decide } from '#domain/policy/decide.ts';
import type { Pause } from '#domain/policy/pause.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { fieldsNamedByRules } from '#domain/policy/policy-rule.ts';
import { isSameYes } from '#domain/policy/two-people.ts';
import { noDemands, type Verdict } from '#domain/policy/verdict.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { type Abilities, abilitiesFor } from '#domain/suggestion/abilities.ts';
import { quotesOf } from '#domain/suggestion/quotes-of.ts';
import { isWithheld } from '#domain/suggestion/sensitive-sight.ts';
import { shownDigest } from '#domain/suggestion/shown-digest.ts';
import { openStates } from '#domain/suggestion/transitions.ts';
import { listAgents } from '#store/agents.ts';
import { type Approval, approvalsOf } from '#store/approvals.ts';
import { type Change, latestChanges } from '#store/changes.ts';
import { connectionKnown, type Holder } from '#store/connections.ts';
import type { Reading } from '#store/database.ts';
import { type DecisionView, latestDecisions } from '#store/decisions.ts';
import { pausesInForce } from '#store/pauses.ts';
import { currentPolicy } from '#store/policies.ts';
import { type Source, sourcesById } from '#store/sources.ts';
import { countOfRecord, followedAmong, type StoredSuggestion, suggestionsOfRecord } from '#store/suggestions.ts';
import { noSuchRecord, personOf, rightsHold } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';
import { type CrmView, readCrmView } from './read-crm-view.ts';

const openMax = 50;
const pastMax = 20;
const pastDays = 14;

export interface ReviewedSuggestion {
  readonly suggestion: StoredSuggestion;
  readonly agentName: string;
  readonly field: Field | null;
  /** `undefined` when the CRM could not be read or has no need to be. */
  readonly current: FieldValue | undefined;
  readonly changedSince: boolean;
  readonly digest: string | undefined;
  readonly abilities: Abilities;
  readonly decision: DecisionView | undefined;
  readonly change: Change | undefined;
  /** The CRM's words where it suspects that accepting makes a duplicate. */
  readonly confirm: string | null;
  /** Who has said yes so far, where the policy asks for two people. */
  readonly yeses: readonly Approval[];
}

export interface RecordReview {
  readonly record: RecordRef;
  readonly title: string | null;
  readonly currency: string | null;
  readonly policyVersion: number;
  readonly pause: Pause | undefined;
  readonly crm: { readonly reachable: boolean; readonly message: string | null };
  readonly open: readonly ReviewedSuggestion[];
  readonly openTotal: number;
  readonly writing: Writing;
  readonly hiddenCount: number;
  readonly decided: readonly ReviewedSuggestion[];
  readonly blocked: readonly ReviewedSuggestion[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Everything that stands for one record, for one person: four indexed reads of ours and one of the CRM. */
export async function reviewRecord(ctx: Context, actor: PersonActor, ref: RecordRef): Promise<RecordReview> {
  const person = await personOf(ctx, actor);
  const stored = await ctx.store.read(actor.tenantId, (tx) => load(ctx, tx, actor, ref));
  const live = stored.all.filter(({ state }) => state !== 'blocked').map(({ field }) => field);
  const asked = {
    values: live,
    ruled: fieldsNamedByRules(stored.policy.rules, ref.objectType),
    access: stored.all.map(({ field }) => field),
  };
  const crm = await readCrmView(ctx, actor.tenantId, ref, person.crmUserId, asked);
  // Who may not see the record is told what the CRM itself would tell: that there is none.
  if (crm.missing || crm.access.record === 'none') throw noSuchRecord(ref);
  const crmTells = crm.access.record !== 'unknown';
  const isVisible = ({ field, fieldClass }: StoredSuggestion) =>
    crm.access.fields[field] !== 'none' &&
    ![fieldClass, classNow(crm, stored.policy, field)].some((found) => isWithheld(found, actor.role, crmTells));
  const review = (suggestion: StoredSuggestion) => reviewed(actor, suggestion, stored, crm);
  return {
    record: ref,
    title: crm.title,
    currency: crm.currency,
    policyVersion: stored.policy.version,
    pause: stored.pauses.find(
      ({ scope }) =>
        scope.agentId === null && scope.field === null && [null, ref.objectType].includes(scope.objectType),
    ),
    crm: { reachable: crm.reachable, message: crm.message },
    writing: await writingFor(ctx, actor, ref),
    hiddenCount: stored.open.filter((one) => !isVisible(one)).length,
    open: stored.open.filter(isVisible).map(review),
    openTotal: stored.openTotal,
    decided: stored.decided.filter(isVisible).map(review),
    blocked: stored.blocked.filter(isVisible).map(review),
    sources: stored.sources,
  };
}

/** A field may have become sensitive after the suggestion was filed. */
function classNow({ fields, knowledge }: CrmView, policy: Policy, name: string): FieldClass {
  const field = fields.get(name);
  return field === undefined || knowledge === null ? 'ordinary' : classifyUnder(policy, field, knowledge).class;
}

type Stored = Awaited<ReturnType<typeof load>>;

/** With whose access this person's decisions are written. */
export interface Writing {
  readonly as: 'you' | 'app';
  readonly name: string;
  readonly canConnect: boolean;
}

async function writingFor(ctx: Context, actor: PersonActor, { crm }: RecordRef): Promise<Writing> {
  const usersCanConnect = ctx.providerOf(crm)?.usersCanConnect ?? false;
  const key = { tenantId: actor.tenantId, crm, holder: actor.personId as Holder };
  const lent = usersCanConnect && (await ctx.store.read(actor.tenantId, (tx) => connectionKnown(tx, key)));
  return lent
    ? { as: 'you', name: actor.name, canConnect: false }
    : { as: 'app', name: 'Fieldward', canConnect: usersCanConnect };
}

async function load(ctx: Context, tx: Reading, { tenantId }: PersonActor, ref: RecordRef) {
  const since = new Date(ctx.now().getTime() - pastDays * 86_400_000);
  const open = await suggestionsOfRecord(tx, tenantId, ref, { states: [...openStates, 'accepted'], limit: openMax });
  const unseen = await suggestionsOfRecord(tx, tenantId, ref, { states: ['applied'], unseen: true, limit: openMax });
  const recent = await suggestionsOfRecord(tx, tenantId, ref, {
    states: ['applied', 'failed', 'conflicted', 'rejected', 'reverted'],
    since,
    limit: pastMax,
  });
  // Automatic writes stay until somebody has looked at them, however old and many.
  const shown = new Set(recent.map(({ id }) => id));
  const decided = [...recent, ...unseen.filter(({ id }) => !shown.has(id))];
  const blocked = await suggestionsOfRecord(tx, tenantId, ref, { states: ['blocked'], since, limit: pastMax });
  const all = [...open, ...decided, ...blocked];
  const ids = all.map(({ id }) => id);
  const followed = all.flatMap(({ follows }) => follows ?? []);
  const quoted = all.flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId));
  const standing = open.filter(({ state, expiresAt }) => state === 'accepted' || expiresAt > ctx.now());
  return {
    open: standing,
    openTotal:
      open.length < openMax ? standing.length : await countOfRecord(tx, tenantId, ref, [...openStates, 'accepted']),
    decided,
    blocked,
    all,
    followed: await followedAmong(tx, tenantId, ids),
    decisions: await latestDecisions(tx, tenantId, ids),
    changes: await latestChanges(tx, tenantId, [...ids, ...followed]),
    sources: await sourcesById(tx, tenantId, quoted),
    agents: new Map((await listAgents(tx, tenantId)).map((agent) => [agent.id as string, agent])),
    policy: await currentPolicy(tx, tenantId),
    pauses: await pausesInForce(tx, tenantId),
    approvals: await approvalsOf(tx, tenantId, ids),
  };
}

function reviewed(actor: PersonActor, suggestion: StoredSuggestion, stored: Stored, crm: CrmView): ReviewedSuggestion {
  const field = crm.fields.get(suggestion.field) ?? null;
  const agent = stored.agents.get(suggestion.agentId);
  const current = suggestion.state === 'blocked' ? undefined : crm.values.get(suggestion.field);
  const change = stored.changes.get(suggestion.id);
  const before = suggestion.follows === null ? undefined : stored.changes.get(suggestion.follows);
  const yeses = yesesNow(suggestion, field, stored, crm);
  const waits = openStates.includes(suggestion.state);
  return {
    suggestion,
    agentName: agent?.name ?? suggestion.agentId,
    field,
    current,
    changedSince:
      waits && field !== null && current !== undefined && !sameValue(field, current, suggestion.suggestedOver),
    digest: waits && current !== undefined ? digestOfShown(suggestion, current, stored.policy) : undefined,
    abilities: abilities(actor, suggestion, field, agent, stored, crm, change, yeses),
    decision: stored.decisions.get(suggestion.id),
    yeses,
    change,
    confirm: waits && before?.failureCode === 'crm_duplicate' ? (before.message ?? '') : null,
  };
}

function digestOfShown(suggestion: StoredSuggestion, current: FieldValue, policy: Policy): string {
  const shown = {
    suggestionId: suggestion.id,
    record: suggestion.record,
    field: suggestion.field,
    proposed: suggestion.proposed,
    current,
    policyVersion: policy.version,
  };
  return shownDigest(shown, suggestion.salt);
}

function abilities(
  actor: PersonActor,
  suggestion: StoredSuggestion,
  field: Field | null,
  agent: Agent | undefined,
  stored: Stored,
  crm: CrmView,
  change: Change | undefined,
  yeses: readonly Approval[],
): Abilities {
  return abilitiesFor({
    state: suggestion.state,
    permissions: permissionsOf({ kind: 'person', role: actor.role }),
    verdict: verdictNow(suggestion, field, agent, stored, crm),
    role: actor.role,
    saidYes: yeses.some(({ personId }) => personId === actor.personId),
    changeInProgress: change?.state === 'intended' || change?.state === 'sent',
    crmReachable: crm.reachable,
    rightsHold: rightsHold(crm.access, suggestion.field, field?.label ?? suggestion.fieldLabel),
    askedAgain: stored.followed.has(suggestion.id),
    unseen: stored.decisions.get(suggestion.id)?.kind === 'auto',
  });
}

/** The yeses that still count: over what the CRM holds now, under the policy in force. */
function yesesNow(
  suggestion: StoredSuggestion,
  field: Field | null,
  { approvals, policy }: Stored,
  crm: CrmView,
): Approval[] {
  const current = crm.values.get(suggestion.field);
  if (field === null || current === undefined || !openStates.includes(suggestion.state)) return [];
  return approvals.filter(
    (one) =>
      one.suggestionId === suggestion.id && isSameYes(field, one, { ...one, current, policyVersion: policy.version }),
  );
}

/** Today's verdict; while the CRM is away, the one of the day it was filed, which then accepts nothing anyway. */
function verdictNow(
  suggestion: StoredSuggestion,
  field: Field | null,
  agent: Agent | undefined,
  { policy, pauses }: Stored,
  { reachable, knowledge, fields, values, ruledValues }: CrmView,
): Verdict {
  if (!reachable || knowledge === null || agent === undefined) {
    return { outcome: 'review', impact: suggestion.impact, rules: suggestion.rules, demands: noDemands };
  }
  const { objectType } = suggestion.record;
  const unclassified = { class: 'ordinary', basis: 'none', reason: '' } as const;
  const classification = field === null ? unclassified : classifyUnder(policy, field, knowledge);
  const change = {
    proposed: suggestion.proposed,
    current: values.get(suggestion.field),
    record: ruledValues,
    quotes: quotesOf(suggestion),
  };
  const place = { objectType, fieldName: suggestion.field, field, classification };
  // They matter only where no person decides.
  return decide({ ...place, policy, agent, pauses, change, effects: noEffects, labelOf: labelIn(fields) });
}
