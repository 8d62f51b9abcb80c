import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileAll, fileSource, itemFor, quote, review } from '#test/support/filing.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
});
afterAll(() => scene.close());

describe('what the card is given to show', () => {
  it('names the currency in which the record’s amounts are counted', async () => {
    const record = dealAt(scene, 31);
    scene.crm.humanEdit({
      objectType: 'deals',
      objectId: record.recordId,
      properties: { deal_currency_code: 'EUR' },
      userId: 40_104,
    });
    await fileAll(scene, [
      await itemFor(scene, { record, field: 'amount', proposedValue: '88000' }),
      await itemFor(scene, { record }),
    ]);
    const { open } = await review(scene, record);
    const currencies = Object.fromEntries(open.map(({ field }) => [field.name, field.currency]));
    expect(currencies).toEqual({ amount: 'EUR', seats_needed: null });
  });

  it('keeps the order in which an agent filed, run after run, the newest run first', async () => {
    const record = dealAt(scene, 32);
    const evidence = [{ sourceId: await fileSource(scene), quote }];
    const items = (fields: string[]) =>
      Promise.all(fields.map((field) => itemFor(scene, { record, field, proposedValue: `New ${field}`, evidence })));
    const first = ['hs_next_step', 'champion', 'current_solution'];
    await fileAll(scene, await items(first));
    await fileAll(scene, await items(['description', 'use_case']));
    const { open } = await review(scene, record);
    expect(open.map(({ field }) => field.name)).toEqual(['description', 'use_case', ...first]);
  });
});
