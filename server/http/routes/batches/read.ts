import { batchParams, batchReply } from '#contract/batch.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { readBatch } from '#use-cases/batches/read-batch.ts';
import { presentBatch } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const readBatchRoute = route({
  method: 'GET',
  path: '/api/batches/:id',
  summary: 'How far a batch is: what was found, what was written',
  caller: 'person',
  permission: 'batch.approve',
  params: batchParams,
  reply: batchReply,
  handle: async (ctx, actor, { params }) => presentBatch(await readBatch(ctx, actor, params.id as BatchId)),
});
