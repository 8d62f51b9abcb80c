import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hubspotKnowledge } from '#crm/hubspot/class-knowledge.ts';
import type { AgentScope } from '#domain/agent.ts';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field } from '#domain/crm/field.ts';
import { noEffects } from '#domain/crm/field-effects.ts';
import { decide } from '#domain/policy/decide.ts';
import type { Pause } from '#domain/policy/pause.ts';
import type { PolicyField } from '#domain/policy/policy.ts';
import type { PauseId, PersonId } from '#domain/shared/ids.ts';
import { agentId, makeField, makePolicy, tenantId } from '../make.ts';

interface PolicyCase {
  readonly it: string;
  readonly field: string;
  readonly where?: Partial<Field>;
  readonly pauses?: readonly string[];
  readonly verdict: string;
  readonly rules?: readonly string[];
  readonly code?: string;
  readonly message?: string;
}

interface CaseFile {
  readonly about: string;
  readonly allowlist: Readonly<Record<string, string>>;
  readonly 'agent may suggest for': readonly string[];
  readonly cases: readonly PolicyCase[];
}

const folder = new URL('./cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

it('finds the policy cases, so that an empty folder is noticed', () => {
  expect(files).toEqual(['agents-and-pauses.yaml', 'allowlist.yaml', 'protected-fields.yaml']);
});

for (const name of files) {
  const file = parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile;
  describe(file.about, () => {
    for (const one of file.cases) {
      it(one.it, () => {
        const verdict = judge(file, one);
        const [outcome, impact] = one.verdict.split(', ');
        expect(verdict.outcome).toBe(outcome);
        if (impact !== undefined) expect(`${verdict.impact} impact`).toBe(impact);
        if (one.rules !== undefined) expect(verdict.rules.map(({ rule }) => rule)).toEqual(one.rules);
        const refusal = verdict.outcome === 'block' ? verdict : { code: undefined, message: '' };
        expect(refusal.code).toBe(one.code);
        expect(refusal.message).toContain(one.message ?? '');
      });
    }
  });
}

function judge(file: CaseFile, one: PolicyCase) {
  const [objectType = '', fieldName = ''] = one.field.split('.');
  const field = makeField({ objectType, name: fieldName, label: fieldName, ...one.where });
  return decide({
    objectType,
    fieldName,
    field,
    classification: classifyField(field, hubspotKnowledge),
    policy: makePolicy(Object.entries(file.allowlist).map(allowlistLine)),
    agent: { id: agentId, scopes: file['agent may suggest for'].map(scope) },
    pauses: (one.pauses ?? []).map(pause),
    change: null,
    effects: noEffects,
  });
}

function allowlistLine([place, rule]: [string, string]): PolicyField {
  const [objectType = '', field = ''] = place.split('.');
  const [autonomy, impact] = rule.split(', ');
  return {
    objectType,
    field,
    autonomy: autonomy as 'off' | 'review',
    impact: impact === 'high impact' ? 'high' : 'low',
  };
}

function scope(place: string): AgentScope {
  const [objectType = '', field] = place.split('.');
  return { objectType, fields: field === undefined ? null : [field] };
}

function pause(place: string): Pause {
  const [objectType = null, field = null] = place === 'everything' ? [] : place.split('.');
  return {
    tenantId,
    id: 'pau_1' as PauseId,
    scope: { agentId: null, objectType, field },
    reason: 'a wrong number was seen',
    setBy: 'per_1' as PersonId,
    setByName: 'Nadia Rahimi',
    setAt: new Date('2026-11-02T08:00:00Z'),
  };
}
