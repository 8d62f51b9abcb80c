import type { BatchesReply, BatchItemsReply, BatchReply } from '#contract/batch.ts';
import type { QueueChoicesReply, QueueGroupsReply, QueueReply } from '#contract/queue.ts';
import { type Loaded, load, type OpenRecord } from './api.ts';
import type { Host } from './host.ts';
import { filterOnWire, type QueueFilter } from './queue-filter.ts';
import { isObject } from './read-reply.ts';

export type QueueGroup = QueueGroupsReply['groups'][number];
export type BatchStep = 'pause' | 'resume' | 'cancel';

/** What waits, by value. */
export function fetchQueueGroups(host: Host): Promise<Loaded<QueueGroupsReply>> {
  return load(host, '/api/queue/groups', isGroups);
}

/** What was approved together of late. */
export function fetchBatches(host: Host): Promise<Loaded<BatchesReply>> {
  return load(host, '/api/batches', isBatches);
}

const pageSize = 50;

/** @param after `next` of the page before; `null` for the first */
export function fetchQueuePage(host: Host, filter: QueueFilter, after: string | null): Promise<Loaded<QueueReply>> {
  const asked = { ...filterOnWire(filter), order: filter.order, limit: `${pageSize}` };
  return load(host, `/api/queue?${new URLSearchParams(after === null ? asked : { ...asked, after })}`, isQueuePage);
}

export function fetchQueueChoices(host: Host): Promise<Loaded<QueueChoicesReply>> {
  return load(host, '/api/queue/choices', isChoices);
}

/** Fixes exactly these. */
export function makeBatchOfIds(host: Host, ids: readonly string[]): Promise<Loaded<BatchReply>> {
  return load(host, '/api/batches', isBatch, { ids });
}

/** Fixes what waits on these records, which are of one object. */
export function makeBatchOfRecords(host: Host, records: readonly OpenRecord[]): Promise<Loaded<BatchReply>> {
  const objectType = records[0]?.objectType ?? '';
  return load(host, '/api/batches', isBatch, {
    records: { objectType, recordIds: records.map(({ recordId }) => recordId) },
  });
}

/** Fixes what of this filter waits now. */
export function makeBatchOfAll(host: Host, filter: QueueFilter): Promise<Loaded<BatchReply>> {
  return load(host, '/api/batches', isBatch, { filter: filterOnWire(filter) });
}

/** Fixes what of this group waits now. */
export function makeBatch(host: Host, { objectType, field, agent, proposed }: QueueGroup): Promise<Loaded<BatchReply>> {
  const value = proposed === null ? { empties: 'true' } : { proposed };
  return load(host, '/api/batches', isBatch, { filter: { objectType, field: field.name, agent: agent.id, ...value } });
}

export function fetchBatch(host: Host, id: string): Promise<Loaded<BatchReply>> {
  return load(host, batchPath(id), isBatch);
}

/** @param digest of the preview that the person saw */
export function confirmBatch(host: Host, id: string, digest: string): Promise<Loaded<BatchReply>> {
  return load(host, `${batchPath(id)}/confirm`, isBatch, { digest });
}

export function steerBatch(host: Host, id: string, step: BatchStep): Promise<Loaded<BatchReply>> {
  return load(host, `${batchPath(id)}/steer`, isBatch, { step });
}

/** Makes a batch that takes back what this one has written. It is confirmed like any. */
export function undoBatch(host: Host, id: string): Promise<Loaded<BatchReply>> {
  return load(host, `${batchPath(id)}/undo`, isBatch, {});
}

/** Makes a batch of what this one could not write. It is confirmed like any. */
export function retryBatch(host: Host, id: string): Promise<Loaded<BatchReply>> {
  return load(host, `${batchPath(id)}/retry`, isBatch, {});
}

/** One sample whole; the server notes that this person has seen it. */
export function openSample(host: Host, id: string, position: number): Promise<Loaded<BatchItemsReply>> {
  return load(host, `${batchPath(id)}/samples/${position}/open`, isItems, {});
}

/** @param query what of the batch, such as `finding=changed_since` */
export function fetchBatchItems(host: Host, id: string, query: string): Promise<Loaded<BatchItemsReply>> {
  return load(host, `${batchPath(id)}/items?${query}`, isItems);
}

function batchPath(id: string): string {
  return `/api/batches/${encodeURIComponent(id)}`;
}

function isGroups(body: unknown): body is QueueGroupsReply {
  return (
    isObject(body) && Array.isArray(body.groups) && body.groups.every((one) => isObject(one) && isObject(one.agent))
  );
}

function isQueuePage(body: unknown): body is QueueReply {
  return isObject(body) && isObject(body.crm) && Array.isArray(body.rows) && body.rows.every(isRow);
}

function isRow(row: unknown): boolean {
  return isObject(row) && isObject(row.record) && isObject(row.field) && isObject(row.agent);
}

function isChoices(body: unknown): body is QueueChoicesReply {
  return (
    isObject(body) &&
    Array.isArray(body.kinds) &&
    body.kinds.every(isObject) &&
    Array.isArray(body.runs) &&
    body.runs.every(isObject)
  );
}

function isBatches(body: unknown): body is BatchesReply {
  return isObject(body) && Array.isArray(body.batches) && body.batches.every(isLine);
}

function isBatch(body: unknown): body is BatchReply {
  return isLine(body) && isObject((body as Partial<BatchReply>).samples);
}

function isLine(body: unknown): boolean {
  return isObject(body) && typeof body.state === 'string' && isObject(body.findings) && isObject(body.outcomes);
}

function isItems(body: unknown): body is BatchItemsReply {
  return (
    isObject(body) && Array.isArray(body.items) && body.items.every((one) => isObject(one) && isObject(one.record))
  );
}
