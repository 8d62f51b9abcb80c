import type { AgentId } from '../shared/ids.ts';
import type { Suggestion } from '../suggestion/suggestion.ts';
import { decide } from './decide.ts';
import { classAt, type FieldCatalogue, fieldAt, labelAt } from './field-catalogue.ts';
import type { Policy } from './policy.ts';
import type { ProposedChange } from './policy-rule.ts';
import { ruleSentence } from './rule-sentence.ts';
import type { Standing } from './standing.ts';
import type { RuleSpoken, Verdict } from './verdict.ts';

/** A suggestion that was filed, with what its policy looked at then. */
export interface PastSuggestion {
  readonly id: Suggestion['id'];
  readonly agentId: AgentId;
  readonly objectType: string;
  readonly recordId: string;
  readonly field: string;
  readonly fieldLabel: string;
  readonly filedAt: Date;
  readonly blocked: boolean;
  readonly rules: readonly RuleSpoken[];
  /** Nothing in its text or sources was suspicious. */
  readonly clean: boolean;
  readonly change: ProposedChange;
}

export interface ReplayedChange {
  readonly objectType: string;
  readonly field: string;
  readonly label: string;
  readonly agentId: AgentId;
  readonly was: Standing;
  readonly would: Standing;
  readonly count: number;
  readonly examples: readonly {
    readonly suggestionId: string;
    readonly recordId: string;
    readonly filedAt: Date;
    readonly sentence: string;
  }[];
}

export interface Replay {
  readonly judged: number;
  /** The CRM does not have the field any more, so nothing can be said. */
  readonly skipped: number;
  readonly unchanged: number;
  readonly changes: readonly ReplayedChange[];
}

const examplesMax = 3;

/**
 * Judges what agents filed as another policy would have, with the very function that judges live. Pauses and the scopes
 * of agents are left out: they are no part of a policy, and what they refuse is not kept as a suggestion.
 */
export function replay(past: readonly PastSuggestion[], policy: Policy, catalogue: FieldCatalogue): Replay {
  const changes = new Map<string, ReplayedChange>();
  let skipped = 0;
  let unchanged = 0;
  for (const one of past) {
    const verdict = verdictUnder(policy, one, catalogue);
    if (verdict === null) {
      skipped += 1;
      continue;
    }
    const was = standingOf(one.rules, one.blocked);
    const would = standingUnder(verdict, one.clean);
    if (was === would) {
      unchanged += 1;
      continue;
    }
    const key = [one.objectType, one.field, one.agentId, was, would].join(' ');
    const known = changes.get(key);
    const example = {
      suggestionId: one.id,
      recordId: one.recordId,
      filedAt: one.filedAt,
      sentence: sentenceFor(verdict, would, policy, catalogue),
    };
    changes.set(key, {
      objectType: one.objectType,
      field: one.field,
      label: one.fieldLabel,
      agentId: one.agentId,
      was,
      would,
      count: (known?.count ?? 0) + 1,
      examples: known === undefined ? [example] : withExample(known.examples, example),
    });
  }
  return { judged: past.length - skipped, skipped, unchanged, changes: [...changes.values()] };
}

function withExample(known: ReplayedChange['examples'], example: ReplayedChange['examples'][number]) {
  return known.length < examplesMax ? [...known, example] : known;
}

/** @returns `null` where the CRM has no such field */
export function verdictUnder(
  policy: Policy,
  past: Pick<PastSuggestion, 'objectType' | 'field' | 'agentId' | 'change'>,
  catalogue: FieldCatalogue,
): Verdict | null {
  const { objectType, field: fieldName, agentId, change } = past;
  const field = fieldAt(catalogue, past);
  if (field === undefined) return null;
  return decide({
    objectType,
    fieldName,
    field,
    classification: classAt(catalogue, policy, field),
    policy,
    agent: { id: agentId, scopes: [{ objectType, fields: null }] },
    pauses: [],
    change,
    effects: catalogue.effectsOf(field),
  });
}

/** What became of it, from what was written down when it was filed. */
export function standingOf(rules: readonly RuleSpoken[], blocked: boolean): Standing {
  if (blocked) return 'blocked';
  if (rules.some(({ says }) => says === 'second_person')) return 'second_person';
  return rules.some(({ rule, says }) => rule === 'automatic' && says === 'allow') ? 'auto' : 'review';
}

export function standingUnder(verdict: Verdict, clean: boolean): Standing {
  if (verdict.outcome === 'block') return 'blocked';
  if (verdict.demands.secondPerson) return 'second_person';
  return verdict.outcome === 'allow' && clean ? 'auto' : 'review';
}

/** Why, with the names of fields that people know. */
function sentenceFor(verdict: Verdict, would: Standing, policy: Policy, catalogue: FieldCatalogue): string {
  const says = { blocked: 'block', second_person: 'second_person', auto: 'allow', review: 'review' } as const;
  const spoken = verdict.rules.find((rule) => rule.says === says[would]);
  const rule = policy.rules.find(({ id }) => id === spoken?.id);
  if (rule === undefined) return spoken?.sentence ?? '';
  return ruleSentence(rule, (field) => labelAt(catalogue, { objectType: rule.objectType, field }));
}
