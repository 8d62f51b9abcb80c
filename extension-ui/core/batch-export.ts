import type { BatchItemsReply } from '#contract/batch.ts';
import type { Loaded } from './api.ts';
import { csvOf } from './csv.ts';
import type { Host } from './host.ts';
import { fetchBatchItems } from './queue-api.ts';

type Item = BatchItemsReply['items'][number];

/** As many as the server reads of the CRM at once. */
const pageSize = 200;

/**
 * Every line of a batch, page by page.
 * @param tell how many there are so far
 */
export async function collectItems(
  host: Host,
  batchId: string,
  tell: (count: number) => void,
): Promise<Loaded<Item[]>> {
  const items: Item[] = [];
  let after = 0;
  for (;;) {
    const page = await fetchBatchItems(host, batchId, `after=${after}&limit=${pageSize}`);
    if (!page.ok) return page;
    items.push(...page.value.items);
    tell(items.length);
    if (page.value.next === null) return { ok: true, value: items };
    after = page.value.next;
  }
}

const head = [
  'position',
  'object',
  'record id',
  'record',
  'field',
  'label',
  'value before',
  'suggested value',
  'finding',
  'outcome',
  'reason',
  'quotes',
  'suggestion',
];

/** One row for each suggestion; values as the CRM's API writes them, nothing of records that are not shown to this person. */
export function batchCsv(items: readonly Item[]): string {
  const rows = items.map(({ position, record, field, values, finding, outcome, message, why, quotes, suggestion }) => [
    `${position}`,
    record.objectType,
    record.recordId,
    record.title ?? '',
    field.name,
    field.label,
    values === null ? 'not shown' : (values.found ?? values.shown ?? ''),
    values === null ? 'not shown' : (values.proposed ?? ''),
    finding ?? '',
    outcome ?? '',
    message ?? why ?? '',
    quotes.join(' … '),
    suggestion,
  ]);
  return csvOf([head, ...rows]);
}

export function batchJson(items: readonly Item[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}
