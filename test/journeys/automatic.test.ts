import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { dealAt, fileOne, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { type Journey, openJourney } from './open-journey.ts';
import { violationsOf } from './record-page.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
  await publishPolicyWith(journey.scene, ({ fields }) => ({
    fields: fields.map((line) => (line.field === 'seats_needed' ? { ...line, autonomy: 'auto' as const } : line)),
  }));
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

async function written(index: number) {
  const record = dealAt(journey.scene, index);
  const before = truth(journey.scene, record, 'seats_needed') ?? '';
  const { id } = await fileOne(journey.scene, { record });
  await expect.poll(async () => (await rowsOf(journey.scene, id)).state, { timeout: 20_000 }).toBe('applied');
  return { record, before, id };
}

it('shows what was written without a person, and keeps it on a click', async () => {
  const { record, id } = await written(30);
  const rep = await journey.open(record);
  await rep.propertyReads('seats_needed', '77');
  await rep.tab.getByText('Written automatically (1)').waitFor();
  expect(await violationsOf(rep.page)).toEqual([]);
  await rep.press('keep', id);
  await rep.alerted('Seats needed kept');
  await rep.tab.getByText('Written automatically (1)').waitFor({ state: 'detached' });
  await rep.unfold('Decided');
  await rep.tile(id).getByText('Kept by', { exact: false }).waitFor();
  expect(truth(journey.scene, record, 'seats_needed')).toBe('77');
});

it('gives back the earlier value on undo', async () => {
  const { record, before, id } = await written(31);
  const rep = await journey.open(record);
  await rep.press('undo', id);
  await rep.propertyReads('seats_needed', before);
  // The page hears of the CRM's new value before the outcome is written down.
  await rep.alerted('Seats needed: undone');
  expect(await eventTypesOf(journey.scene, id)).toEqual([
    'suggestion.filed',
    'suggestion.accepted_by_policy',
    'change.applied',
    'suggestion.undo_requested',
    'change.reverted',
  ]);
});
