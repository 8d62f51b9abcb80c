import { batchParams, batchReply, retryBatchRequest } from '#contract/batch.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { readBatch } from '#use-cases/batches/read-batch.ts';
import { retryBatch } from '#use-cases/batches/retry-batch.ts';
import { presentBatch } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const retryBatchRoute = route({
  method: 'POST',
  path: '/api/batches/:id/retry',
  summary: 'Make a batch of what this one could not write',
  caller: 'person',
  permission: 'batch.approve',
  params: batchParams,
  body: retryBatchRequest,
  reply: batchReply,
  handle: async (ctx, actor, { params }) => {
    const { id } = await retryBatch(ctx, actor, params.id as BatchId);
    return presentBatch(await readBatch(ctx, actor, id));
  },
});
