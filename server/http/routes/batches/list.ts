import { batchesReply } from '#contract/batch.ts';
import { listBatches } from '#use-cases/batches/read-batch.ts';
import { presentBatchLine } from '../../presenters/batch.ts';
import { route } from '../../route.ts';

export const listBatchesRoute = route({
  method: 'GET',
  path: '/api/batches',
  summary: 'The newest batches, and how far each is',
  caller: 'person',
  permission: 'batch.approve',
  reply: batchesReply,
  handle: async (ctx, actor) => ({ batches: (await listBatches(ctx, actor)).map(presentBatchLine) }),
});
