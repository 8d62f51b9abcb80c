import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, truth } from '#test/support/filing.ts';
import { rowsOf } from '#test/support/log.ts';
import { type Journey, openJourney } from './open-journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

async function openDeal(index: number) {
  const record = dealAt(journey.scene, index);
  const { id = '' } = await fileOne(journey.scene, { record });
  const context = await journey.newContext();
  return { record, id, context, rep: await journey.open(record, { context }) };
}

describe('Without a connection', () => {
  it('an accept waits on the card, is sent again when the connection is back, and is decided once', async () => {
    const { record, id, context, rep } = await openDeal(80);
    await context.setOffline(true);
    await rep.press('accept', id);
    await rep.tab.getByTestId(`unanswered-${id}`).waitFor();
    await rep.tab.getByTestId('banner-problem').getByText('No connection to Fieldward').waitFor();
    expect(truth(journey.scene, record, 'seats_needed')).not.toBe('77');
    await context.setOffline(false);
    expect(await rep.violations()).toEqual([]);
    await rep.propertyReads('seats_needed', '77');
    await rep.tab.getByTestId('banner-problem').waitFor({ state: 'hidden' });
    await rep.unfold('Decided');
    await rep.tile(id).getByText('Written', { exact: true }).waitFor();
    expect((await rowsOf(journey.scene, id)).decisions).toHaveLength(1);
  });
});

describe('While an admin has paused everything', () => {
  it('the card says who and why, nothing can be accepted, and lifting it gives the button back', async () => {
    const { scene } = journey;
    const { record, id, rep } = await openDeal(81);
    const set = await scene.call<{ id: string }>('admin', 'POST', '/api/pauses', { reason: 'Quarter end' });
    expect(set.status).toBe(200);
    await rep.tab.getByTestId('refresh').click();
    await rep.tab
      .getByTestId('banner-paused')
      .getByText(/“Quarter end”/)
      .waitFor();
    expect(await rep.button('accept', id).isDisabled()).toBe(true);
    expect(await rep.violations()).toEqual([]);
    expect((await scene.call('admin', 'DELETE', `/api/pauses/${set.body.id}`)).status).toBe(200);
    await rep.tab.getByTestId('refresh').click();
    await rep.press('accept', id);
    await rep.propertyReads('seats_needed', '77');
    expect(truth(scene, record, 'seats_needed')).toBe('77');
  });
});
