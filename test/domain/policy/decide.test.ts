import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubspotKnowledge } from '#crm/hubspot/class-knowledge.ts';
import type { AgentScope } from '#domain/agent.ts';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field } from '#domain/crm/field.ts';
import { type Classification, fieldClasses, isProtected } from '#domain/crm/field-class.ts';
import { noEffects } from '#domain/crm/field-effects.ts';
import { type DecideInput, decide } from '#domain/policy/decide.ts';
import type { Pause } from '#domain/policy/pause.ts';
import { autonomies, emptyPolicy, impacts, type PolicyField, policyFieldFor } from '#domain/policy/policy.ts';
import { requireUnprotected } from '#domain/policy/protected.ts';
import { ruleNames } from '#domain/policy/verdict.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import type { AgentId, PauseId, PersonId } from '#domain/shared/ids.ts';
import { agentId, fields, makeField, makePolicy, objectTypes, tenantId } from '../make.ts';
import { changes } from './policies.ts';

const agentIds = fc.constantFrom(agentId, 'agt_other' as AgentId);

/** Inputs that lean towards permission: the field is usually on the allowlist and in scope, and not paused. */
const inputs = fields.chain(inputsAbout);
const harmlessInputs = fc.constantFrom(makeField(), makeField({ sensitivity: 'sensitive' })).chain(inputsAbout);

function inputsAbout(field: Field): fc.Arbitrary<DecideInput> {
  const place = { objectType: field.objectType, field: field.name };
  const line: fc.Arbitrary<PolicyField> = fc.record({
    objectType: fc.oneof({ weight: 3, arbitrary: fc.constant(field.objectType) }, objectTypes),
    field: fc.oneof({ weight: 3, arbitrary: fc.constant(field.name) }, fc.string()),
    autonomy: fc.constantFrom(...autonomies),
    impact: fc.constantFrom(...impacts),
  });
  const pause: fc.Arbitrary<Pause> = fc.record({
    tenantId: fc.constant(tenantId),
    id: fc.constant('pau_1' as PauseId),
    scope: fc.record({
      agentId: fc.option(agentIds),
      objectType: fc.option(objectTypes),
      field: fc.option(fc.constantFrom(place.field, 'other')),
    }),
    reason: fc.string(),
    setBy: fc.constant('per_1' as PersonId),
    setByName: fc.string(),
    setAt: fc.constant(new Date(0)),
  });
  const scope: fc.Arbitrary<AgentScope> = fc.record({
    objectType: fc.oneof(fc.constant(field.objectType), objectTypes),
    fields: fc.option(fc.subarray([place.field, 'other'])),
  });
  return fc.record({
    objectType: fc.constant(field.objectType),
    fieldName: fc.constant(field.name),
    field: fc.option(fc.constant(field), { freq: 9 }),
    classification: fc.constant(classifyField(field, hubspotKnowledge)),
    policy: fc.array(line, { maxLength: 4 }).map((lines) => makePolicy(lines)),
    agent: fc.record({ id: agentIds, scopes: fc.array(scope, { maxLength: 3 }) }),
    pauses: fc.array(pause, { maxLength: 1 }),
    change: fc.option(changes),
    effects: fc.constantFrom(noEffects, { ...noEffects, hardToUndo: 'It starts workflows.' }),
  });
}

function allowing(input: DecideInput): DecideInput {
  const line = { objectType: input.objectType, field: input.fieldName, autonomy: 'review', impact: 'low' } as const;
  return {
    ...input,
    policy: makePolicy([line]),
    agent: { id: agentId, scopes: [{ objectType: input.objectType, fields: null }] },
    pauses: [],
  };
}

describe('decide', () => {
  it('never lets a protected field through, whatever the policy, agent and pauses say, and no permit exists for it', () => {
    let seen = 0;
    fc.assert(
      fc.property(inputs, (input) => {
        if (!isProtected(input.classification.class) || input.field === null) return;
        seen += 1;
        const { field } = input;
        expect(decide(input).outcome).toBe('block');
        expect(decide(allowing(input)).outcome).toBe('block');
        expect(() => requireUnprotected(field.label, input.classification)).toThrow();
        const record = { crm: 'hubspot', objectType: field.objectType, recordId: '1' };
        const write = { record, field, value: 'x' };
        expect(() => WritePermit.issue(write, hubspotKnowledge, emptyPolicy)).toThrow();
        if (input.classification.basis === 'name_pattern') return;
        const { objectType, name } = field;
        const lenient = { objectType, field: name, class: 'ordinary', reason: 'So says the policy.' } as const;
        expect(() => WritePermit.issue(write, hubspotKnowledge, { classes: [lenient] })).toThrow();
      }),
      { numRuns: 1_000 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  it('blocks every class but ordinary and sensitive even on a perfect policy', () => {
    const input = allowing({ ...samples[0], field: makeField() });
    for (const fieldClass of fieldClasses) {
      const classification: Classification = { class: fieldClass, basis: 'exact_name', reason: 'Listed.' };
      const expected = fieldClass === 'ordinary' || fieldClass === 'sensitive' ? 'review' : 'block';
      expect(decide({ ...input, classification }).outcome).toBe(expected);
    }
  });

  it('allows only what a line of the allowlist, the scope and the pauses all allow', () => {
    let allowed = 0;
    fc.assert(
      fc.property(harmlessInputs, (input) => {
        if (decide(input).outcome === 'block') return;
        allowed += 1;
        const { objectType, fieldName } = input;
        const lines = input.policy.fields.filter((line) => line.objectType === objectType && line.field === fieldName);
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.every(({ autonomy }) => autonomy !== 'off')).toBe(true);
        const inScope = input.agent.scopes.filter((scope) => scope.objectType === objectType);
        expect(inScope.some(({ fields: named }) => named?.includes(fieldName) ?? true)).toBe(true);
        expect(input.field?.readOnly).toBe(false);
        expect(decide({ ...input, policy: makePolicy([]) })).toMatchObject({ code: 'field_not_allowed' });
        expect(decide({ ...input, agent: { ...input.agent, scopes: [] } })).toMatchObject({
          code: 'agent_out_of_scope',
        });
      }),
      { numRuns: 1_000 },
    );
    expect(allowed).toBeGreaterThan(20);
  });

  it('answers every input, twice the same, and a block always with the first blocking rule in order', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const verdict = decide(input);
        expect(decide(input)).toEqual(verdict);
        const order = verdict.rules.map(({ rule }) => ruleNames.indexOf(rule));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        const firstBlock = verdict.rules.find(({ says }) => says === 'block');
        const message = verdict.outcome === 'block' ? verdict.message : undefined;
        expect(message).toBe(firstBlock?.sentence);
        expect(verdict.rules.every(({ sentence }) => sentence.length > 10)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never becomes more lenient by one more pause or one more line that says off', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const off = { objectType: input.objectType, field: input.fieldName, autonomy: 'off', impact: 'low' } as const;
        const stricter = makePolicy([...input.policy.fields, off]);
        expect(decide({ ...input, policy: stricter }).outcome).toBe('block');
      }),
    );
  });

  it('refuses a field that is not the one asked about, so that no classification can be borrowed', () => {
    const input = allowing({ ...samples[0], field: makeField({ name: 'industry' }) });
    expect(decide(input)).toMatchObject({ outcome: 'block', code: 'field_unknown' });
    const other = allowing({ ...samples[0], field: makeField({ objectType: 'contacts' }) });
    expect(decide(other)).toMatchObject({ outcome: 'block', code: 'field_unknown' });
    expect(decide(allowing({ ...samples[0], field: null }))).toMatchObject({ code: 'field_unknown' });
  });

  it('blocks a field that became read-only after it was classified', () => {
    const input = allowing({ ...samples[0], field: makeField({ readOnly: true }) });
    expect(decide(input)).toMatchObject({ outcome: 'block', code: 'field_read_only' });
  });
});

describe('policyFieldFor', () => {
  it('takes the strictest setting when a field stands on several lines', () => {
    const line = { objectType: 'deals', field: 'x', autonomy: 'review', impact: 'low' } as const;
    const policy = makePolicy([line, { ...line, impact: 'high' }, { ...line, autonomy: 'off' }]);
    expect(policyFieldFor(policy, 'deals', 'x')).toEqual({ ...line, autonomy: 'off', impact: 'high' });
    expect(policyFieldFor(policy, 'deals', 'y')).toBeUndefined();
  });
});

/** A field that everything allows; single tests then spoil one thing. */
const samples = [
  {
    objectType: 'deals',
    fieldName: 'use_case',
    field: makeField(),
    classification: { class: 'ordinary', basis: 'none', reason: 'No rule protects it.' },
    policy: makePolicy([]),
    agent: { id: agentId, scopes: [] },
    pauses: [],
    change: null,
    effects: noEffects,
  },
] as const satisfies readonly DecideInput[];
