import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubspotKnowledge } from '#crm/hubspot/class-knowledge.ts';
import { classifyField } from '#domain/crm/classify-field.ts';
import { isProtected } from '#domain/crm/field-class.ts';
import { classifyUnder } from '#domain/policy/class-change.ts';
import { differences } from '#domain/policy/difference.ts';
import { classAt, fieldAt } from '#domain/policy/field-catalogue.ts';
import type { ClassChange } from '#domain/policy/policy.ts';
import { problemsOf } from '#domain/policy/publishable.ts';
import { secondPersonReasons } from '#domain/policy/second-person.ts';
import { fields as anyFields } from '../make.ts';
import { catalogue, contents } from './policies.ts';

const title = (rule: { title: string }) => rule.title;
const earned = () => null;

describe('differences between two policies', () => {
  it('are none between a policy and itself in another order', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const turned = { ...content, fields: content.fields.toReversed(), rules: content.rules.toReversed() };
        expect(differences(content, turned, catalogue, title)).toEqual([]);
      }),
    );
  });

  it('name every field whose autonomy differs, and call it wider exactly where agents may do more', () => {
    const rank = { off: 0, review: 1, auto: 2 };
    fc.assert(
      fc.property(contents, contents, (from, to) => {
        const found = differences(from, to, catalogue, title).filter(({ sentence }) => sentence.includes('(before: '));
        for (const { objectType, field } of [...from.fields, ...to.fields]) {
          const at = (lines: typeof from.fields) =>
            lines.find((line) => line.objectType === objectType && line.field === field)?.autonomy ?? 'off';
          const said = found.filter(
            (one) => one.kind === 'field' && one.objectType === objectType && one.field === field,
          );
          const step = rank[at(to.fields)] - rank[at(from.fields)];
          expect(said.map(({ widens }) => widens)).toEqual(step === 0 ? [] : [step > 0]);
        }
      }),
    );
  });
});

describe('a tenant’s word on the class of a field', () => {
  const words = fc.array(
    fc.record({
      objectType: fc.constantFrom('deals', 'contacts', 'companies', 'tickets', 'invoices', 'contracts'),
      class: fc.constantFrom('ownership', 'legal', 'billing', 'sensitive', 'ordinary'),
      reason: fc.constant('Because.'),
    }),
    { maxLength: 4 },
  );

  it('never opens what a name, a reference, the object or the CRM’s metadata protects', () => {
    fc.assert(
      fc.property(anyFields, words, (field, said) => {
        const classes = said.map((one) => ({ ...one, objectType: field.objectType, field: field.name }) as ClassChange);
        const found = classifyField(field, hubspotKnowledge);
        fc.pre(isProtected(found.class) && found.basis !== 'name_pattern');
        expect(classifyUnder({ classes }, field, hubspotKnowledge)).toEqual(found);
      }),
    );
  });

  it('always protects more where it says so', () => {
    fc.assert(
      fc.property(anyFields, (field) => {
        const classes = [
          { objectType: field.objectType, field: field.name, class: 'legal', reason: 'Asked.' } as const,
        ];
        expect(isProtected(classifyUnder({ classes }, field, hubspotKnowledge).class)).toBe(true);
      }),
    );
  });
});

describe('a policy without problems', () => {
  it('allows no field that is missing or protected', () => {
    fc.assert(
      fc.property(contents, (content) => {
        fc.pre(problemsOf(content, catalogue).length === 0);
        for (const line of content.fields.filter(({ autonomy }) => autonomy !== 'off')) {
          const field = fieldAt(catalogue, line);
          expect(field).toBeDefined();
          if (field !== undefined) expect(isProtected(classAt(catalogue, content, field).class)).toBe(false);
        }
      }),
    );
  });

  it('needs no second person to say the same again, unless the company asks for two each time', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const reasons = secondPersonReasons(content, content, catalogue, () => 'Not earned.');
        expect(reasons).toHaveLength(content.secondPersonPublishes ? 1 : 0);
      }),
    );
  });

  it('cannot excuse itself from the second person that the version in force asks for', () => {
    fc.assert(
      fc.property(contents, contents, (from, to) => {
        const asked = secondPersonReasons({ ...from, secondPersonPublishes: true }, to, catalogue, earned);
        expect(asked.length).toBeGreaterThan(0);
      }),
    );
  });
});
