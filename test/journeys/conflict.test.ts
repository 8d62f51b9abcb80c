import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { typeIntoCrm } from '#test/support/decide.ts';
import { dealAt, fileOne, truth } from '#test/support/filing.ts';
import { rowsOf } from '#test/support/log.ts';
import { type Journey, openJourney } from './open-journey.ts';
import type { RecordPage } from './record-page.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

async function fileFor(index: number) {
  const record = dealAt(journey.scene, index);
  const before = truth(journey.scene, record, 'seats_needed') ?? '';
  const { id = '' } = await fileOne(journey.scene, { record });
  return { record, before, id };
}

async function showsAllThree(rep: RecordPage, id: string, then: string, now: string): Promise<void> {
  const changed = rep.tab.getByTestId(`changed-${id}`);
  await changed.waitFor();
  const terms = await changed.locator('dt').allTextContents();
  const values = await changed.locator('dd').allTextContents();
  expect(terms.map((term, index) => [term, values[index]])).toEqual([
    ['Suggested', '77'],
    ['When suggested', then],
    ['Now', now],
  ]);
}

describe('A value that changed after it was suggested', () => {
  it('is not overwritten from a card that has grown old: the card says so and asks again', async () => {
    const { record, before, id } = await fileFor(40);
    const rep = await journey.open(record, { hearsOfChanges: false });
    await rep.editAsSomeoneElse('Seats needed', '512');
    await rep.press('accept', id);
    await rep.alerted('Seats needed was not changed');
    await rep.propertyReads('seats_needed', '512');
    expect(truth(journey.scene, record, 'seats_needed')).toBe('512');
    expect((await rowsOf(journey.scene, id)).changes).toMatchObject([{ kind: 'apply', state: 'conflicted' }]);

    const again = rep.tab.locator('[data-testid^="changed-"]');
    await again.waitFor();
    expect(await rep.violations()).toEqual([]);
    const newId = (await again.getAttribute('data-testid'))?.replace('changed-', '') ?? '';
    await showsAllThree(rep, newId, before, '512');
    await rep.unfold('Decided');
    await rep.tile(id).getByText('Seats needed was 512 when we came to write, so nothing was changed.').waitFor();
    await rep.press('accept', newId);
    await rep.propertyReads('seats_needed', '77');
  });

  it('is shown beside what was suggested and what stood there then, as soon as the card is opened', async () => {
    const { record, before, id } = await fileFor(41);
    typeIntoCrm(journey.scene, record, 'seats_needed', '613');
    const rep = await journey.open(record);
    await showsAllThree(rep, id, before, '613');
    expect(await rep.violations()).toEqual([]);
    await rep.press('keep', id);
    await rep.alerted('Seats needed: suggestion rejected');
    expect(truth(journey.scene, record, 'seats_needed')).toBe('613');
  });

  it('reaches an open card by itself, and is replaced only by a button that says so', async () => {
    const { record, before, id } = await fileFor(42);
    const rep = await journey.open(record);
    await rep.editAsSomeoneElse('Seats needed', '714');
    await showsAllThree(rep, id, before, '714');
    expect(await rep.button('accept', id).textContent()).toContain('Replace the new value');
    await rep.press('accept', id);
    await rep.propertyReads('seats_needed', '77');
    expect(truth(journey.scene, record, 'seats_needed')).toBe('77');
  });
});
