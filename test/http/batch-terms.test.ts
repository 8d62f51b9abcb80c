import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BatchItemsReply } from '#contract/batch.ts';
import { batchNow, confirm, goOn, itemsOf, makeBatch, openSamples } from '#test/support/batches.ts';
import { dealAt, fileAll, itemFor, truth } from '#test/support/filing.ts';
import { enrol } from '#test/support/people.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
  await publishPolicyWith(scene, () => ({
    batches: { samplesFrom: 4, samples: 2, secondPersonFrom: 6, writes: 'guarded' },
  }));
});
afterAll(() => scene.close());
// What was approved two days ago counts no more.
beforeEach(() => asOwner(scene, "update batch set confirmed_at = confirmed_at - interval '2 days'"));

let nextDeal = 0;
async function ready(count: number) {
  const records = Array.from({ length: count }, () => dealAt(scene, nextDeal++));
  const one = await itemFor(scene, { record: dealAt(scene, 0), field: 'use_case', proposedValue: `Plan ${nextDeal}` });
  const ids = (
    await fileAll(
      scene,
      records.map((record) => ({ ...one, record })),
    )
  ).map(({ id }) => id);
  const made = await makeBatch(scene, { ids });
  await goOn(scene.fieldward.ctx, tenantId, made.id);
  return { records, ids, batch: await batchNow(scene, made.id) };
}
const sayYes = (id: string, digest: string | null, as: Parameters<Scene['call']>[0] = 'sales_ops') =>
  scene.call<{ code?: string; state?: string }>(as, 'POST', `/api/batches/${id}/confirm`, { digest });

describe('what a large batch asks of people', () => {
  it('asks nothing of a small one', async () => {
    const { batch } = await ready(3);
    expect(batch).toMatchObject({ samples: { needed: 0, opened: 0 }, needsSecond: false });
    expect((await sayYes(batch.id, batch.digest)).body).toMatchObject({ state: 'running' });
  });

  it('takes no yes before each sample was opened by the one who says it', async () => {
    const { batch, records } = await ready(5);
    expect(batch).toMatchObject({ samples: { needed: 2, opened: 0 }, needsSecond: false });
    const samples = await itemsOf(scene, batch.id, '?sampled=true');
    expect(samples).toHaveLength(2);
    const open = (position: number, as: Parameters<Scene['call']>[0] = 'sales_ops') =>
      scene.call<BatchItemsReply>(as, 'POST', `/api/batches/${batch.id}/samples/${position}/open`, {});
    const [first, second] = samples.map(({ position }) => position);
    const shown = await open(first ?? 0);
    expect(shown.body.items).toMatchObject([
      { position: first, quotes: ['We need 77 seats.'], rationale: expect.any(String) },
    ]);
    await open(first ?? 0);
    // Somebody else's look is not one's own.
    await open(second ?? 0, 'admin');
    expect(await sayYes(batch.id, batch.digest)).toMatchObject({
      status: 409,
      body: { code: 'samples_unopened', detail: 'Open the samples first: 1 of 2 so far.' },
    });
    expect(records.map((record) => truth(scene, record, 'use_case'))).not.toContain('Plan 8');
    const other = [1, 2, 3, 4, 5].find((position) => !samples.some((one) => one.position === position));
    expect(await open(other ?? 0)).toMatchObject({ status: 404 });
    await open(second ?? 0);
    expect(await sayYes(batch.id, batch.digest)).toMatchObject({ status: 200, body: { state: 'running' } });
  });

  it('does not count a sample as opened whose record the person may not see or nobody could ask about', async () => {
    const { batch } = await ready(4);
    scene.crm.setMishaps({ serverError: { probability: 1 } });
    for (const { position } of await itemsOf(scene, batch.id, '?sampled=true')) {
      const blind = await scene.call<BatchItemsReply>(
        'sales_ops',
        'POST',
        `/api/batches/${batch.id}/samples/${position}/open`,
        {},
      );
      expect(blind.body.items).toMatchObject([{ values: null, quotes: [], rationale: null }]);
    }
    scene.crm.setMishaps({});
    expect(await batchNow(scene, batch.id)).toMatchObject({ samples: { needed: 2, opened: 0 } });
  });

  it('counts what one person approves within a day, also in small batches that are confirmed at one moment', async () => {
    const first = await ready(3);
    const second = await ready(3);
    expect(first.batch).toMatchObject({ needsSecond: false });
    const yes = await Promise.all([first, second].map(({ batch }) => sayYes(batch.id, batch.digest)));
    expect(yes.map(({ body }) => body.state).toSorted()).toEqual(['running', 'seconding']);
    const third = await ready(1);
    expect(third.batch).toMatchObject({ needsSecond: false });
    expect((await sayYes(third.batch.id, third.batch.digest)).body).toMatchObject({ state: 'running' });
    const another = await enrol(scene, 'sales_ops');
    const [waiting] = [first, second].filter((_, index) => yes[index]?.body.state === 'seconding');
    expect((await sayYes(waiting?.batch.id ?? '', waiting?.batch.digest ?? '', another)).body).toMatchObject({
      state: 'running',
    });
    // What two people approved is nobody's alone.
    const fourth = await ready(2);
    expect(fourth.batch).toMatchObject({ needsSecond: true });
    expect(fourth.batch.findings).toMatchObject({ will_change: 2 });
  });

  it('writes nothing of a very large one before another person has looked and said yes too', async () => {
    const { batch, records, ids } = await ready(6);
    expect(batch).toMatchObject({ needsSecond: true });
    const asked = await confirm(scene, batch);
    expect(asked).toMatchObject({ state: 'seconding', confirmedBy: expect.any(String), secondedBy: null });
    expect(await goOn(scene.fieldward.ctx, tenantId, batch.id)).toBe('over');
    expect(await sayYes(batch.id, batch.digest)).toMatchObject({ status: 200, body: { state: 'seconding' } });
    const another = await enrol(scene, 'sales_ops');
    expect(await sayYes(batch.id, batch.digest, another)).toMatchObject({ body: { code: 'samples_unopened' } });
    expect(records.map((record) => truth(scene, record, 'use_case'))).not.toContain(`Plan ${nextDeal}`);
    await openSamples(scene, batch.id, another);
    expect(await sayYes(batch.id, batch.digest, another)).toMatchObject({ body: { state: 'running' } });
    expect(await goOn(scene.fieldward.ctx, tenantId, batch.id)).toBe('over');
    expect(await batchNow(scene, batch.id)).toMatchObject({
      state: 'ended',
      outcomes: { applied: 6 },
      secondedBy: expect.any(String),
    });
    const logged = await asOwner<{ type: string }>(
      scene,
      `select type from event where convert_from(body, 'UTF8')::jsonb->'facts'->>'batch' = $1 and type like 'batch.%' order by seq`,
      [batch.id],
    );
    expect(logged.map(({ type }) => type)).toEqual(['batch.frozen', 'batch.approved', 'batch.seconded', 'batch.ended']);
    expect(ids).toHaveLength(6);
    // An undo is how a mistake ends: nobody has to be asked first.
    const { body: undo } = await scene.call<{ id: string }>('sales_ops', 'POST', `/api/batches/${batch.id}/undo`, {});
    await goOn(scene.fieldward.ctx, tenantId, undo.id);
    expect(await batchNow(scene, undo.id)).toMatchObject({ samples: { needed: 0 }, needsSecond: false });
  });
});
