import { describe, expect, it } from 'vitest';
import type { BatchItemsReply } from '#contract/batch.ts';
import { batchCsv, batchJson, collectItems } from '#ui/core/batch-export.ts';
import { HostDouble, ok } from './host-double.ts';

type Item = BatchItemsReply['items'][number];

const item = (position: number, parts: Partial<Item> = {}): Item => ({
  position,
  suggestion: `sug_${position}`,
  record: { crm: 'hubspot', objectType: 'deals', recordId: '9', title: 'Northwind, renewal' },
  field: { name: 'use_case', label: 'Use case', type: 'text', options: [], currency: null, lengthMax: null },
  values: { proposed: 'Sorting', shown: null, found: null },
  quotes: ['They said "sorting".'],
  rationale: 'They said so.',
  finding: 'will_change',
  why: null,
  outcome: 'applied',
  message: null,
  ...parts,
});

describe('the export of a batch', () => {
  it('collects every page, telling how far it is, and stops with the problem where one fails', async () => {
    const pages: Record<string, object> = {
      'after=0&limit=200': { items: [item(1), item(2)], crm: { reachable: true }, next: 2 },
      'after=2&limit=200': { items: [item(3)], crm: { reachable: true }, next: null },
    };
    const host = new HostDouble(({ path }) => ok(pages[path.split('?')[1] ?? ''] ?? {}));
    const told: number[] = [];
    const all = await collectItems(host, 'bat_01', (count) => told.push(count));
    expect(all).toMatchObject({ ok: true, value: [{ position: 1 }, { position: 2 }, { position: 3 }] });
    expect(told).toEqual([2, 3]);
    const broken = new HostDouble(() => ({ status: 503, body: {} }));
    expect(await collectItems(broken, 'bat_01', () => {})).toMatchObject({ ok: false });
  });

  it('quotes every cell, and lets none be a formula', () => {
    const evil = item(1, {
      values: { proposed: '=HYPERLINK("http://evil.example")', shown: '@x', found: null },
      message: '-1+1',
      quotes: ['\tcmd'],
    });
    const [, row] = batchCsv([evil]).split('\r\n');
    expect(row).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(row).toContain(`"'@x"`);
    expect(row).toContain(`"'-1+1"`);
    expect(row).toContain(`"'\tcmd"`);
    expect(row).toContain('"Northwind, renewal"');
  });

  it('tells nothing of a record that is not shown to this person', () => {
    const hidden = item(1, { values: null, quotes: [], rationale: null, record: { ...item(1).record, title: null } });
    expect(batchCsv([hidden])).toContain('"not shown","not shown"');
    expect(JSON.parse(batchJson([hidden]))).toEqual([hidden]);
  });
});
