import { batchParams, batchReply, steerBatchRequest } from '#contract/batch.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { readBatch } from '#use-cases/batches/read-batch.ts';
import { steerBatch } from '#use-cases/batches/steer-batch.ts';
import { presentBatch } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const steerBatchRoute = route({
  method: 'POST',
  path: '/api/batches/:id/steer',
  summary: 'Pause, resume or cancel a batch, before the next call to the CRM',
  caller: 'person',
  permission: 'batch.approve',
  params: batchParams,
  body: steerBatchRequest,
  reply: batchReply,
  handle: async (ctx, actor, { params, body }) => {
    const id = params.id as BatchId;
    await steerBatch(ctx, actor, id, body.step);
    return presentBatch(await readBatch(ctx, actor, id));
  },
});
