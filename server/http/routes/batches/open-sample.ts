import { batchItemsReply, openSampleRequest, sampleParams } from '#contract/batch.ts';
import type { BatchId } from '#domain/shared/ids.ts';
import { openSample } from '#use-cases/batches/open-sample.ts';
import { presentBatchItems } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const openSampleRoute = route({
  method: 'POST',
  path: '/api/batches/:id/samples/:position/open',
  summary: 'Show one sample whole, with all words behind it, and note that this person has seen it',
  caller: 'person',
  permission: 'batch.approve',
  params: sampleParams,
  body: openSampleRequest,
  reply: batchItemsReply,
  handle: async (ctx, actor, { params }) =>
    presentBatchItems(actor.tenantId, await openSample(ctx, actor, params.id as BatchId, params.position)),
});
