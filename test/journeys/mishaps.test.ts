import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { type Journey, openJourney } from './open-journey.ts';
import { type RecordPage, violationsOf } from './record-page.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

async function openDeal(index: number) {
  const record = dealAt(journey.scene, index);
  const { id = '' } = await fileOne(journey.scene, { record });
  return { record, id, rep: await journey.open(record) };
}

/** One decision, one write in the CRM, one outcome in the log, and the card shows it. */
async function appliedOnce(rep: RecordPage, record: ReturnType<typeof dealAt>, id: string): Promise<void> {
  await rep.propertyReads('seats_needed', '77');
  await rep.unfold('Decided');
  await rep.tile(id).getByText('Written', { exact: true }).waitFor();
  expect(truth(journey.scene, record, 'seats_needed')).toBe('77');
  expect((await rowsOf(journey.scene, id)).decisions).toHaveLength(1);
  expect((await eventTypesOf(journey.scene, id)).filter((type) => type.startsWith('change.'))).toEqual([
    'change.applied',
  ]);
}

describe('While the CRM misbehaves, an accept', () => {
  it('shows that it is under way when answers are slow, and applies', async () => {
    const { record, id, rep } = await openDeal(70);
    await rep.misbehave('Slow answers', '1 s');
    await rep.press('accept', id);
    await rep.tab.getByTestId(`progress-${id}`).getByText('Accepting Seats needed').waitFor();
    expect(truth(journey.scene, record, 'seats_needed')).not.toBe('77');
    expect(await rep.violations()).toEqual([]);
    await appliedOnce(rep, record, id);
  });

  it.each([
    ['the CRM asks to slow down', 71, 'Too many requests', 'rateLimited'],
    ['the CRM is down for a moment', 72, 'HubSpot is down', 'serverErrors'],
    ['the reply to the write is lost', 73, 'Reply lost after the write', 'droppedReplies'],
  ] as const)('is applied once when %s', async (_, index, mishap, counter) => {
    const { record, id, rep } = await openDeal(index);
    const before = journey.scene.crm.counters();
    await rep.misbehave(mishap, 'Next call');
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
    const after = journey.scene.crm.counters();
    expect(after[counter]).toBe(before[counter] + 1);
    expect(after.recordsWritten).toBe(before.recordsWritten + 1);
  });

  it('says so when a colleague’s edit fell between its read and its write, and an undo gives theirs back', async () => {
    const { record, id, rep } = await openDeal(74);
    const before = truth(journey.scene, record, 'seats_needed');
    await rep.misbehave('Human edit in between', 'Next call');
    await rep.press('accept', id);
    await rep.sees('A value that nobody saw was replaced');
    const words = await rep
      .tile(id)
      .getByText(/somebody else had set \d+/)
      .textContent();
    const theirs = /had set (\d+)/.exec(words ?? '')?.[1] ?? '';
    expect(theirs).not.toBe(before);
    expect(truth(journey.scene, record, 'seats_needed')).toBe('77');
    expect(await rep.violations()).toEqual([]);
    await rep.press('undo', id);
    await rep.propertyReads('seats_needed', theirs);
  });

  it('is not offered while the CRM cannot be read: the card says why, and recovers', async () => {
    const { record, id, rep } = await openDeal(75);
    await rep.misbehave('HubSpot is down', 'Every call');
    await rep.tab.getByTestId('refresh').click();
    await rep.tab.getByTestId('banner-unreachable').getByText('HubSpot could not be read').waitFor();
    expect(await rep.button('accept', id).isDisabled()).toBe(true);
    expect(await rep.violations()).toEqual([]);
    await rep.misbehave('HubSpot is down', 'Off');
    await rep.tab.getByTestId('read-again').click();
    await rep.tab.getByTestId('banner-unreachable').waitFor({ state: 'hidden' });
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
  });
});

describe('The menu of mishaps', () => {
  it('counts what is on, switches everything off again, and axe finds nothing wrong with it', async () => {
    const { rep } = await openDeal(76);
    await rep.misbehave('Slow answers', '0.3 s');
    await rep.misbehave('Too many requests', '1 call in 4');
    const menu = rep.page.getByRole('button', { name: /^Misbehave/ });
    expect(await menu.textContent()).toContain('2');
    await menu.click();
    expect(await violationsOf(rep.page, '.sb-demo')).toEqual([]);
    await rep.page.getByRole('button', { name: 'Behave again' }).click();
    await menu.filter({ hasNotText: '2' }).waitFor();
  });
});
