import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countChanged,
  type FieldLine,
  filterRows,
  inOrder,
  rowsOf,
  shownFields,
  withClass,
  withLines,
} from '#ui/core/field-rows.ts';
import { billingField, makeBrowsed, ownerField } from '../make-fields.ts';
import { makeContent } from '../make-policy-reply.ts';

const amount = makeBrowsed({ label: 'Amount', asked: 3 });
const stage = makeBrowsed({ name: 'dealstage', label: 'Deal stage', notAutomatic: 'Hard to take back.' });
const fields = [stage, amount, billingField, ownerField];
const empty = makeContent({ fields: [] });
const inForce = makeContent();
const names = (rows: ReturnType<typeof rowsOf>) => rows.map(({ field }) => field.name);

describe('the rows of the field browser', () => {
  it('tell what the draft says, and what is in force beside it', () => {
    const draft = withLines(inForce, rowsOf([amount], inForce, inForce), { impact: 'high' });
    const [row] = rowsOf([amount], draft, inForce);
    expect(row).toMatchObject({ changed: true, line: { impact: 'high' }, lineInForce: { impact: 'low' } });
    expect(rowsOf([amount], inForce, inForce)[0]?.changed).toBe(false);
  });

  it('are locked where the class protects, opened by a correction of a pattern and by nothing else', () => {
    const corrected = [billingField, ownerField].reduce(
      (content, field) => withClass(content, field, { class: 'ordinary', reason: 'It is a label.' }),
      empty,
    );
    expect(rowsOf(fields, empty, empty).map(({ locked }) => locked)).toEqual([false, false, true, true]);
    expect(rowsOf(fields, corrected, empty).map(({ locked }) => locked)).toEqual([false, false, false, true]);
    const closed = withClass(inForce, amount, { class: 'legal', reason: 'Asked by legal.' });
    expect(rowsOf([amount], closed, inForce)[0]).toMatchObject({ locked: true, line: null, changed: true });
    expect(withClass(closed, amount, null).classes).toEqual([]);
  });

  it('are found by the words of label, name and group, in any case', () => {
    const rows = rowsOf(fields, inForce, inForce);
    expect(names(filterRows(rows, 'all', 'DEAL own'))).toEqual(['hubspot_owner_id']);
    expect(names(filterRows(rows, 'all', 'payment_t'))).toEqual(['payment_terms']);
    expect(names(filterRows(rows, 'all', '  '))).toHaveLength(4);
    expect(names(filterRows(rows, 'all', 'nowhere'))).toEqual([]);
  });

  it('are narrowed to what is allowed, asked for, free, protected or changed', () => {
    const rows = rowsOf(fields, withLines(inForce, rowsOf([stage], inForce, inForce), { autonomy: 'review' }), inForce);
    const by = Object.fromEntries(shownFields.map((shown) => [shown, names(filterRows(rows, shown, ''))]));
    expect(by).toEqual({
      all: ['dealstage', 'amount', 'payment_terms', 'hubspot_owner_id'],
      allowed: ['dealstage', 'amount'],
      asked: ['amount'],
      free: [],
      locked: ['payment_terms', 'hubspot_owner_id'],
      changed: ['dealstage'],
    });
  });

  it('begin with what agents asked for', () => {
    expect(names(inOrder(rowsOf(fields, empty, empty)))[0]).toBe('amount');
  });
});

describe('a change to many rows', () => {
  const changes = fc.oneof(
    fc.constantFrom('none', 'off', 'review', 'auto').map((autonomy) => ({ autonomy }) as const),
    fc.constantFrom('low', 'high').map((impact) => ({ impact }) as const),
  );

  it('never gives a locked field a line, nor auto to one that cannot carry it, and touches no other line', () => {
    const other: FieldLine = { objectType: 'contacts', field: 'jobtitle', autonomy: 'review', impact: 'low' };
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 6 }), fc.subarray(fields), (steps, meant) => {
        const start = makeContent({ fields: [...inForce.fields, other] });
        const end = steps.reduce((content, change) => withLines(content, rowsOf(meant, content, start), change), start);
        const lines = new Map(end.fields.map((line) => [line.field, line]));
        expect(lines.has('payment_terms') || lines.has('hubspot_owner_id')).toBe(false);
        expect(lines.get('dealstage')?.autonomy).not.toBe('auto');
        expect(lines.get('jobtitle')).toEqual(other);
        expect(end.fields).toHaveLength(lines.size);
        if (!meant.includes(amount)) expect(lines.get('amount')).toEqual(start.fields[0]);
      }),
    );
  });

  it('is counted by the lines that differ', () => {
    const rows = rowsOf([amount, stage], inForce, inForce);
    expect(countChanged(inForce, inForce)).toBe(0);
    expect(countChanged(inForce, withLines(inForce, rows, { autonomy: 'review' }))).toBe(1);
    expect(countChanged(inForce, withLines(inForce, rows, { impact: 'high' }))).toBe(1);
    expect(countChanged(inForce, withLines(inForce, rows, { autonomy: 'none' }))).toBe(1);
  });
});
