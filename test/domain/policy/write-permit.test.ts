import { describe, expect, it } from 'vitest';
import { hubspotKnowledge } from '#crm/hubspot/class-knowledge.ts';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field } from '#domain/crm/field.ts';
import type { Classification } from '#domain/crm/field-class.ts';
import { WritePermit } from '#domain/policy/write-permit.ts';
import type { Fault } from '#domain/shared/fault.ts';
import { makeField } from '../make.ts';

const record = { crm: 'hubspot', objectType: 'deals', recordId: '77' };

function codeFor(parts: Partial<Field>, objectType = 'deals'): string {
  try {
    const write = { record: { ...record, objectType }, field: makeField(parts), value: 'x' };
    WritePermit.issue(write, classifyField, hubspotKnowledge);
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

  it('follows a stricter classification than ours and ignores a more lenient one', () => {
    const as = (answer: Classification['class']) => (): Classification => ({
      class: answer,
      basis: 'exact_name',
      reason: 'Listed by the caller.',
    });
    const write = { record, field: makeField(), value: 'x' };
    expect(() => WritePermit.issue(write, as('legal'), hubspotKnowledge)).toThrow('legal');
    const owner = { ...write, field: makeField({ name: 'hubspot_owner_id' }) };
    expect(() => WritePermit.issue(owner, as('ordinary'), hubspotKnowledge)).toThrow('owns');
  });

  it('cannot be forged, copied, constructed behind the types, or changed after the check', () => {
    const field = makeField();
    const mutable = { ...record };
    const permit = WritePermit.issue({ record: mutable, field, value: 'x' }, classifyField, hubspotKnowledge);
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
