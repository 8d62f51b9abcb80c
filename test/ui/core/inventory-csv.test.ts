import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventoryCsv } from '#ui/core/inventory-csv.ts';
import { makeInventory, makeInventoryField } from '../make-inventory.ts';

const cellsOf = (csv: string) =>
  [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => (cell ?? '').replaceAll('""', '"'));

describe('the inventory for a spreadsheet', () => {
  it('has a row for each field of each agent, and one for an agent without any', () => {
    const fields = [
      makeInventoryField(),
      makeInventoryField({ name: 'dealstage', hardToUndo: 'It starts workflows.' }),
    ];
    const [head, ...rows] = inventoryCsv(makeInventory({ fields })).trimEnd().split('\r\n');
    expect(head).toContain('"hard to undo"');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain('"It starts workflows."');
    expect(
      inventoryCsv(makeInventory({ fields: null }))
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(2);
  });

  it('keeps every text whole, and lets none be run as a formula', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[=+\-@\t\r"',;a\n]{1,12}$/), (name) => {
        const cells = cellsOf(inventoryCsv(makeInventory({ name })));
        expect(cells.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
        expect(cells).toContain(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
      }),
    );
  });
});
