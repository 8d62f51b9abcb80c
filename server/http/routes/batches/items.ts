import { batchItemsQuery, batchItemsReply, batchParams } from '#contract/batch.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { readBatchItems } from '#use-cases/batches/read-batch-items.ts';
import { presentBatchItems } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const batchItemsRoute = route({
  method: 'GET',
  path: '/api/batches/:id/items',
  summary: 'The suggestions of a batch: what each would do, and what became of it',
  caller: 'person',
  permission: 'batch.approve',
  params: batchParams,
  query: batchItemsQuery,
  reply: batchItemsReply,
  handle: async (ctx, actor, { params, query }) => {
    const { finding, outcome, after, limit } = query;
    const sampled = query.sampled === undefined ? undefined : query.sampled === 'true';
    const page = await readBatchItems(ctx, actor, params.id as BatchId, { finding, outcome, sampled, after, limit });
    return presentBatchItems(actor.tenantId, page);
  },
});
