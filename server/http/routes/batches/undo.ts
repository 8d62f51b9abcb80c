import { batchParams, batchReply, undoBatchRequest } from '#contract/batch.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { readBatch } from '#use-cases/batches/read-batch.ts';
import { undoBatch } from '#use-cases/batches/undo-batch.ts';
import { presentBatch } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const undoBatchRoute = route({
  method: 'POST',
  path: '/api/batches/:id/undo',
  summary: 'Make a batch that takes back what this one has written, where the CRM still holds it',
  caller: 'person',
  permission: 'batch.approve',
  params: batchParams,
  body: undoBatchRequest,
  reply: batchReply,
  handle: async (ctx, actor, { params }) => {
    const { id } = await undoBatch(ctx, actor, params.id as BatchId);
    return presentBatch(await readBatch(ctx, actor, id));
  },
});
