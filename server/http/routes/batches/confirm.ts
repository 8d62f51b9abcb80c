import { batchParams, batchReply, confirmBatchRequest } from '#contract/batch.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { confirmBatch } from '#use-cases/batches/confirm-batch.ts';
import { readBatch } from '#use-cases/batches/read-batch.ts';
import { presentBatch } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const confirmBatchRoute = route({
  method: 'POST',
  path: '/api/batches/:id/confirm',
  summary: 'Approve exactly what the preview of a batch showed',
  caller: 'person',
  permission: 'batch.approve',
  params: batchParams,
  body: confirmBatchRequest,
  reply: batchReply,
  handle: async (ctx, actor, { params, body }) => {
    const id = params.id as BatchId;
    await confirmBatch(ctx, actor, id, body.digest);
    return presentBatch(await readBatch(ctx, actor, id));
  },
});
