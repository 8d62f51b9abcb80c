import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { type Journey, openJourney } from './open-journey.ts';
import { violationsOf } from './record-page.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

async function fileFor(index: number) {
  const record = dealAt(journey.scene, index);
  const before = truth(journey.scene, record, 'seats_needed') ?? '';
  const { id } = await fileOne(journey.scene, { record });
  return { record, before, id };
}

describe('Accept', () => {
  it('changes the CRM, and the record shows the new value without a reload', async () => {
    const { record, before, id } = await fileFor(20);
    const rep = await journey.open(record);
    let loads = 0;
    rep.page.on('load', () => {
      loads += 1;
    });
    await rep.propertyReads('seats_needed', before);
    await rep.press('accept', id);
    await rep.propertyReads('seats_needed', '77');
    await rep.alerted('Seats needed updated');
    await rep.unfold('Decided');
    await rep.tile(id).getByText('Written', { exact: true }).waitFor();
    expect(await rep.violations()).toEqual([]);
    expect(truth(journey.scene, record, 'seats_needed')).toBe('77');
    expect(loads).toBe(0);
    expect(await eventTypesOf(journey.scene, id)).toEqual([
      'suggestion.filed',
      'suggestion.accepted',
      'change.applied',
    ]);
  });

  it('stands on a page in which axe finds nothing wrong, whichever tab is open', async () => {
    const { record } = await fileFor(27);
    const rep = await journey.open(record);
    expect(await violationsOf(rep.page)).toEqual([]);
    for (const name of ['Overview', 'Activities']) {
      await rep.page.getByRole('tab', { name }).click();
      await rep.page.getByRole('tabpanel', { name }).waitFor();
      expect(await violationsOf(rep.page, 'main')).toEqual([]);
    }
  });

  it('works in the sidebar too, and the tab shows it decided', async () => {
    const { record, id } = await fileFor(21);
    const rep = await journey.open(record);
    await rep.sidebar.getByTestId(`accept-${id}`).click();
    await rep.propertyReads('seats_needed', '77');
    await rep.sees('Nothing to review');
    await rep.unfold('Decided');
    await rep.button('undo', id).waitFor();
  });

  it('needs nothing but the keyboard', async () => {
    const { record } = await fileFor(22);
    const rep = await journey.open(record);
    await rep.page.getByRole('tab', { name: 'Fieldward' }).focus();
    const names: string[] = [];
    for (let step = 0; step < 10 && !names.at(-1)?.includes('Accept'); step += 1) {
      await rep.page.keyboard.press('Tab');
      names.push(await rep.page.evaluate(() => document.activeElement?.textContent ?? ''));
    }
    expect(names.at(-1)).toBe('Seats needed Accept');
    await rep.page.keyboard.press('Enter');
    await rep.propertyReads('seats_needed', '77');
  });

  it('decides once for a double click', async () => {
    const { record, id } = await fileFor(23);
    const rep = await journey.open(record);
    await rep.button('accept', id).dblclick();
    await rep.propertyReads('seats_needed', '77');
    await rep.sees('Nothing to review');
    expect((await rowsOf(journey.scene, id)).decisions).toHaveLength(1);
    expect((await eventTypesOf(journey.scene, id)).filter((type) => type === 'suggestion.accepted')).toHaveLength(1);
  });

  it('can be taken back: the record shows the earlier value again', async () => {
    const { record, before, id } = await fileFor(24);
    const rep = await journey.open(record);
    await rep.press('accept', id);
    await rep.propertyReads('seats_needed', '77');
    await rep.unfold('Decided');
    await rep.tile(id).getByText(`Undo sets Seats needed back to ${before}.`).waitFor();
    await rep.press('undo', id);
    await rep.propertyReads('seats_needed', before);
    await rep.alerted('Seats needed: undone');
    expect(truth(journey.scene, record, 'seats_needed')).toBe(before);
    expect(await eventTypesOf(journey.scene, id)).toContain('change.reverted');
  });
});

describe('Two people at once', () => {
  it('decide once: the second is told that it is decided, and sees the outcome', async () => {
    const { record, id } = await fileFor(25);
    const [, second] = journey.scene.crm.people;
    const first = await journey.open(record);
    const late = await journey.open(record, { ...(second && { userId: second.userId }), hearsOfChanges: false });
    await first.press('accept', id);
    await first.propertyReads('seats_needed', '77');
    await late.press('accept', id);
    await late.alerted(/already/i);
    await late.unfold('Decided');
    await late.tile(id).getByText('Written', { exact: true }).waitFor();
    await late
      .tile(id)
      .getByText(/Accepted by Maya Lindqvist/)
      .waitFor();
    expect((await rowsOf(journey.scene, id)).decisions).toHaveLength(1);
  });

  it('each decide under their own name: the switch at the top makes the next decision somebody else’s', async () => {
    const { record, id } = await fileFor(26);
    const [, second] = journey.scene.crm.people;
    const rep = await journey.open(record);
    await rep.page.getByRole('combobox', { name: 'You are' }).selectOption(String(second?.userId));
    await rep.press('accept', id);
    await rep.propertyReads('seats_needed', '77');
    await rep.unfold('Decided');
    await rep.tile(id).getByText(`Accepted by ${second?.firstName} ${second?.lastName}`).waitFor();
  });
});
