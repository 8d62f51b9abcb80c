import fc from 'fast-check';
import type { Field, FieldValue } from '#domain/crm/field.ts';
import { noEffects } from '#domain/crm/field-effects.ts';
import type { FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import { autonomies, impacts, type Policy, type PolicyContent } from '#domain/policy/policy.ts';
import type { PolicyRule, ProposedChange, RuleTest } from '#domain/policy/policy-rule.ts';
import { agentId, makeField, noKnowledge, tenantId } from '../make.ts';

/** A small CRM in which every kind of test of a rule finds a field. */
export const catalogueFields: readonly Field[] = [
  makeField({ objectType: 'deals', name: 'use_case', type: 'text' }),
  makeField({ objectType: 'deals', name: 'value', type: 'number' }),
  makeField({ objectType: 'deals', name: 'go_live', type: 'date' }),
  makeField({
    objectType: 'deals',
    name: 'step',
    type: 'option',
    options: ['first', 'second', 'third'].map((value) => ({ value, label: value, hidden: false })),
  }),
  makeField({ objectType: 'contacts', name: 'mood', type: 'text', sensitivity: 'sensitive' }),
];

export const catalogue: FieldCatalogue = {
  knowledge: noKnowledge,
  objects: new Map(
    [...Map.groupBy(catalogueFields, ({ objectType }) => objectType)].map(([objectType, fields]) => [
      objectType,
      new Map(fields.map((field) => [field.name, field])),
    ]),
  ),
  effectsOf: () => noEffects,
};

const values: fc.Arbitrary<FieldValue> = fc.constantFrom(
  null,
  '5',
  '120000',
  'first',
  'third',
  '2027-01-05',
  'free text',
);
const numbers = fc.constantFrom(0, 10, 100_000);

const tests: fc.Arbitrary<RuleTest> = fc.oneof(
  numbers.map((valueAbove) => ({ valueAbove })),
  numbers.map((valueBelow) => ({ valueBelow })),
  numbers.map((changesByMoreThanPercent) => ({ changesByMoreThanPercent })),
  fc.constant({ movesBackwards: true } as const),
  fc.nat(90).map((dateMovesMoreThanDays) => ({ dateMovesMoreThanDays })),
  fc.constant({ empties: true } as const),
  fc.constant({ replacesValue: true } as const),
  fc.array(values, { minLength: 1 }).map((oneOf) => ({ recordHas: { field: 'step', oneOf } })),
  fc.array(values, { minLength: 1 }).map((noneOf) => ({ recordLacks: { field: 'step', noneOf } })),
  fc.integer({ min: 1, max: 3 }).map((fewerQuotesThan) => ({ fewerQuotesThan })),
  fc.constant({ noQuoteFrom: ['transcript'] }),
);

export const rules: fc.Arbitrary<PolicyRule> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  title: fc.constantFrom('One', 'Two'),
  objectType: fc.constantFrom('deals', 'contacts'),
  fields: fc.option(fc.subarray(['use_case', 'value', 'go_live', 'step', 'mood'], { minLength: 1 })),
  agents: fc.option(fc.constant([agentId])),
  when: fc.array(tests, { maxLength: 3 }),
  effect: fc.oneof(
    fc.constantFrom('block', 'high_impact', 'second_person'),
    fc.constant({ onlyRoles: ['admin'] } as const),
    fc.constant({ expiresInDays: 3 }),
  ),
});

export const contents: fc.Arbitrary<PolicyContent> = fc.record({
  fields: fc.uniqueArray(
    fc.record({
      objectType: fc.constantFrom('deals', 'contacts'),
      field: fc.constantFrom('use_case', 'value', 'go_live', 'step', 'mood', 'gone'),
      autonomy: fc.constantFrom(...autonomies),
      impact: fc.constantFrom(...impacts),
    }),
    { selector: ({ objectType, field }) => `${objectType}.${field}` },
  ),
  rules: fc.uniqueArray(rules, { selector: ({ id }) => id }),
  classes: fc.uniqueArray(
    fc.record({
      objectType: fc.constant('deals'),
      field: fc.constantFrom('use_case', 'value', 'step'),
      class: fc.constantFrom('ownership', 'legal', 'billing', 'sensitive', 'ordinary'),
      reason: fc.constantFrom('Because of the pilot.', 'Asked by legal.'),
    }),
    { selector: ({ field }) => field },
  ),
  cases: fc.constant([]),
  expiryDays: fc.constantFrom(7, 30),
  secondPersonPublishes: fc.boolean(),
  batches: fc.record({
    samplesFrom: fc.integer({ min: 1, max: 200 }),
    samples: fc.integer({ min: 0, max: 50 }),
    secondPersonFrom: fc.option(fc.integer({ min: 1, max: 2_000 })),
    writes: fc.constantFrom('guarded', 'fewest_calls'),
  }),
});

export const policies: fc.Arbitrary<Policy> = contents.map((content) => ({ ...content, tenantId, version: 3 }));

export const changes: fc.Arbitrary<ProposedChange> = fc.record({
  proposed: values,
  current: fc.option(values, { nil: undefined }),
  record: fc.oneof(
    fc.constant({}),
    values.map((step) => ({ step })),
  ),
  quotes: fc.array(fc.constantFrom('transcript', 'email'), { maxLength: 3 }),
});
