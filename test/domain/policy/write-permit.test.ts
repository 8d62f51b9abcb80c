import { describe, expect, it } from 'vitest';
import { hubspotKnowledge } from '#crm/hubspot/class-knowledge.ts';
import type { Field } from '#domain/crm/field.ts';
import { type ClassChange, emptyPolicy } from '#domain/policy/policy.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import type { Fault } from '#domain/shared/fault.ts';
import { makeField } from '../make.ts';

const record = { crm: 'hubspot', objectType: 'deals', recordId: '77' };

function codeFor(parts: Partial<Field>, objectType = 'deals'): string {
  try {
    const write = { record: { ...record, objectType }, field: makeField(parts), value: 'x' };
    WritePermit.issue(write, hubspotKnowledge, emptyPolicy);
  } catch (error) {
    return (error as Fault).code;
  }
  return 'issued';
}

describe('WritePermit', () => {
  it('is issued for an ordinary field only, and says why not otherwise', () => {
    expect(codeFor({})).toBe('issued');
    expect(codeFor({ name: 'payment_terms' })).toBe('field_protected');
    expect(codeFor({ readOnly: true })).toBe('field_read_only');
    expect(codeFor({ archived: true })).toBe('field_archived');
    expect(codeFor({ type: 'unsupported' })).toBe('value_wrong_type');
  });

  it('is not issued for a record of another object type than the one the field was judged for', () => {
    expect(codeFor({ objectType: 'deals' }, 'invoices')).toBe('field_unknown');
  });

  it('follows a policy that protects more and ignores one that would open what a name protects', () => {
    const under = (field: Field, said: ClassChange['class']) =>
      WritePermit.issue({ record, field, value: 'x' }, hubspotKnowledge, {
        classes: [{ objectType: field.objectType, field: field.name, class: said, reason: 'Said by an admin.' }],
      });
    expect(() => under(makeField(), 'legal')).toThrow('Said by an admin.');
    expect(() => under(makeField({ name: 'hubspot_owner_id' }), 'ordinary')).toThrow('owns');
  });

  it('cannot be forged, copied, constructed behind the types, or changed after the check', () => {
    const field = makeField();
    const mutable = { ...record };
    const permit = WritePermit.issue({ record: mutable, field, value: 'x' }, hubspotKnowledge, emptyPolicy);
    expect(WritePermit.isGenuine(permit)).toBe(true);
    for (const forged of [
      { ...permit },
      JSON.parse(JSON.stringify(permit)),
      Object.create(permit),
      new Proxy(permit, {}),
    ]) {
      expect(WritePermit.isGenuine(forged)).toBe(false);
    }
    expect(WritePermit.isGenuine(null)).toBe(false);
    const Unsealed = WritePermit as unknown as new (...parts: unknown[]) => unknown;
    expect(() => new Unsealed(Symbol('issuing'), record, field, 'x')).toThrow(TypeError);
    expect(() => new Unsealed(record, field, 'x')).toThrow(TypeError);
    Object.assign(mutable, { recordId: '78' });
    Object.assign(field, { name: 'hubspot_owner_id' });
    expect(permit.record.recordId).toBe('77');
    expect(permit.field.name).toBe('use_case');
    expect(() => Object.assign(permit, { value: 'y' })).toThrow(TypeError);
    expect(() => Object.assign(permit.field, { name: 'y' })).toThrow(TypeError);
  });
});
