import { batchReply, makeBatchRequest } from '#contract/batch.ts';
import type { SuggestionId } from '#domain/shared/ids.ts';
import { freezeBatch } from '#use-cases/batches/freeze-batch.ts';
import { readBatch } from '#use-cases/batches/read-batch.ts';
import { presentBatch } from '../../presenters/batch.ts';
import { filterFrom } from '../../presenters/queue.ts';
import { route } from '../../route.ts';

export const makeBatchRoute = route({
  method: 'POST',
  path: '/api/batches',
  summary: 'Fix which suggestions are to be approved together, and compare them with the CRM',
  caller: 'person',
  permission: 'batch.approve',
  body: makeBatchRequest,
  reply: batchReply,
  handle: async (ctx, actor, { body }) => {
    const { ids, records, filter: asked = {} } = body;
    const filter = records ?? (ids === undefined ? filterFrom(asked, ctx.now()) : { ids: ids as SuggestionId[] });
    const { id } = await freezeBatch(ctx, actor, filter);
    return presentBatch(await readBatch(ctx, actor, id));
  },
});
