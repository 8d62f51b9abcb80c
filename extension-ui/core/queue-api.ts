import type { BatchItemsReply, BatchReply } from '#contract/batch.ts';
import type { QueueGroupsReply } from '#contract/queue.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

export type QueueGroup = QueueGroupsReply['groups'][number];
export type BatchStep = 'pause' | 'resume' | 'cancel';

export interface QueueOverview {
  readonly groups: readonly QueueGroup[];
  readonly batches: readonly BatchReply[];
}

/** What waits, by value, and what was approved together of late. */
export async function fetchQueueOverview(host: Host): Promise<Loaded<QueueOverview>> {
  const [groups, batches] = await Promise.all([
    load(host, '/api/queue/groups', isGroups),
    load(host, '/api/batches', isBatches),
  ]);
  if (!groups.ok) return groups;
  if (!batches.ok) return batches;
  return { ok: true, value: { groups: groups.value.groups, batches: batches.value.batches } };
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

function isBatches(body: unknown): body is { batches: BatchReply[] } {
  return isObject(body) && Array.isArray(body.batches) && body.batches.every(isBatch);
}

function isBatch(body: unknown): body is BatchReply {
  return isObject(body) && typeof body.state === 'string' && isObject(body.findings) && isObject(body.outcomes);
}

function isItems(body: unknown): body is BatchItemsReply {
  return (
    isObject(body) && Array.isArray(body.items) && body.items.every((one) => isObject(one) && isObject(one.record))
  );
}
