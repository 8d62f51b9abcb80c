import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noEffects } from '#domain/crm/field-effects.ts';
import { decide } from '#domain/policy/decide.ts';
import { classAt } from '#domain/policy/field-catalogue.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { ProposedChange } from '#domain/policy/policy-rule.ts';
import { type PastSuggestion, replay, standingOf } from '#domain/policy/replay.ts';
import type { SuggestionId } from '#domain/shared/ids.ts';
import { agentId } from '../make.ts';
import { catalogue, catalogueFields, changes, policies } from './policies.ts';

const fields = fc.constantFrom(...catalogueFields);

/** What filing would have kept of a suggestion. */
function filed(policy: Policy, field: (typeof catalogueFields)[number], change: ProposedChange): PastSuggestion {
  const { objectType, name } = field;
  const verdict = decide({
    objectType,
    fieldName: name,
    field,
    classification: classAt(catalogue, policy, field),
    policy,
    agent: { id: agentId, scopes: [{ objectType, fields: [name] }] },
    pauses: [],
    change,
    effects: noEffects,
  });
  return {
    id: 'sug_1' as SuggestionId,
    agentId,
    objectType,
    recordId: '1',
    field: name,
    fieldLabel: field.label,
    filedAt: new Date(0),
    blocked: verdict.outcome === 'block',
    rules: verdict.rules,
    clean: true,
    change,
  };
}

describe('replay', () => {
  it('equals what was decided live: under the policy that judged, nothing changes', () => {
    fc.assert(
      fc.property(policies, fc.array(fc.tuple(fields, changes), { minLength: 1 }), (policy, items) => {
        const past = items.map(([field, change]) => filed(policy, field, change));
        const found = replay(past, policy, catalogue);
        expect(found).toEqual({ judged: past.length, skipped: 0, unchanged: past.length, changes: [] });
      }),
    );
  });

  it('tells of every suggestion that another policy would judge otherwise, and counts each once', () => {
    fc.assert(
      fc.property(policies, policies, fc.array(fc.tuple(fields, changes)), (was, would, items) => {
        const past = items.map(([field, change]) => filed(was, field, change));
        const found = replay(past, would, catalogue);
        const now = items.map(([field, change]) => filed(would, field, change));
        const differ = past.filter((one, index) => {
          const then = now[index];
          return then !== undefined && standingOf(one.rules, one.blocked) !== standingOf(then.rules, then.blocked);
        });
        expect(found.changes.reduce((sum, { count }) => sum + count, 0)).toBe(differ.length);
        expect(found.unchanged).toBe(past.length - differ.length);
      }),
    );
  });

  it('leaves out what it cannot judge, because the CRM has no such field any more', () => {
    fc.assert(
      fc.property(policies, fields, changes, (policy, field, change) => {
        const gone = { ...filed(policy, field, change), field: 'gone' };
        expect(replay([gone], policy, catalogue)).toEqual({ judged: 0, skipped: 1, unchanged: 0, changes: [] });
      }),
    );
  });

  it('never has a suggestion written without a person whose text or sources looked suspicious', () => {
    fc.assert(
      fc.property(policies, policies, fields, changes, (was, would, field, change) => {
        const past = { ...filed(was, field, change), clean: false };
        expect(replay([past], would, catalogue).changes.filter((one) => one.would === 'auto')).toEqual([]);
      }),
    );
  });
});
