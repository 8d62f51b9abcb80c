import type { BatchItemsReply, BatchReply } from '#contract/batch.ts';
import type { BatchId, TenantId } from '#domain/shared/ids.ts';
import { goOnWithBatch } from '#use-cases/batches/go-on-with-batch.ts';
import type { Context } from '#use-cases/context.ts';
import type { BaseScene, Caller } from './open-scene.ts';

/** Longer than any test: a round then ends where nothing is left to do now. */
const roundMs = 60_000;

/** What the background would do next with this batch. */
export function goOn(ctx: Context, tenantId: TenantId, id: string) {
  return goOnWithBatch(ctx, tenantId, id as BatchId, roundMs);
}

export async function makeBatch(scene: BaseScene, body: object, as: Caller = 'sales_ops'): Promise<BatchReply> {
  return sent(scene, as, '/api/batches', body);
}

export async function batchNow(scene: BaseScene, id: string, as: Caller = 'sales_ops'): Promise<BatchReply> {
  const answer = await scene.call<BatchReply>(as, 'GET', `/api/batches/${id}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** Opens its samples and says yes, as a person does. */
export async function confirm(scene: BaseScene, { id, digest }: BatchReply, as: Caller = 'sales_ops') {
  await openSamples(scene, id, as);
  return sent(scene, as, `/api/batches/${id}/confirm`, { digest });
}

export async function openSamples(scene: BaseScene, id: string, as: Caller = 'sales_ops') {
  for (const { position } of await itemsOf(scene, id, '?sampled=true', as)) {
    const opened = await scene.call(as, 'POST', `/api/batches/${id}/samples/${position}/open`, {});
    if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
  }
}

export async function steer(scene: BaseScene, id: string, step: string, as: Caller = 'sales_ops') {
  return sent(scene, as, `/api/batches/${id}/steer`, { step });
}

export async function itemsOf(
  scene: BaseScene,
  id: string,
  query = '',
  as: Caller = 'sales_ops',
): Promise<BatchItemsReply['items']> {
  const answer = await scene.call<BatchItemsReply>(as, 'GET', `/api/batches/${id}/items${query}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.items;
}

async function sent(scene: BaseScene, as: Caller, path: string, body: object): Promise<BatchReply> {
  const answer = await scene.call<BatchReply>(as, 'POST', path, body);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
