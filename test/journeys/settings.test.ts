import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { type Journey, openJourney } from './open-journey.ts';
import { violationsOf } from './record-page.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

describe('The settings', () => {
  it('let an admin pause everything, which a rep then reads on the record, and lift it again', async () => {
    const record = dealAt(journey.scene, 95);
    await fileOne(journey.scene, { record });
    const { page } = await journey.open(record);
    const you = page.getByRole('combobox', { name: 'You are' });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Your role does not include the list of agents.').waitFor();
    expect(await page.getByTestId('pause-all').count()).toBe(0);

    await you.selectOption({ label: labelOf('admin') });
    await page.getByTestId('pause-all').click();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('pause-reason').fill('Wrong quotes seen');
    await page.getByTestId('pause-confirm').click();
    const pause = page.getByRole('row', { name: /Everything Wrong quotes seen Ruth Abernathy/ });
    await pause.waitFor();
    expect(await violationsOf(page, 'main')).toEqual([]);

    const other = await journey.open(record);
    await other.page.getByText('Wrong quotes seen').first().waitFor();

    await pause.getByRole('button', { name: /Lift/ }).click();
    await page.getByText('Nothing is paused.').waitFor();
  });

  it('let an admin put a rule in the draft from inside HubSpot, where a rep finds no draft at all', async () => {
    const { page } = await journey.open(dealAt(journey.scene, 96));
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByText('You may not see the draft').waitFor();

    await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: labelOf('admin') });
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByTestId('add-rule').click();
    await page.getByTestId('rule-title').fill('Amounts do not jump');
    await page.getByTestId('add-test').click();
    await page.getByTestId('test-number-0').fill('100000');
    await page.getByText('Amounts do not jump: for a change of any field of deals, where the new').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('add-rule-confirm').click();
    await page.getByTestId('rule-amounts-do-not-jump').getByText('New in the draft').waitFor();
    expect(await violationsOf(page, 'main')).toEqual([]);
    await page.getByTestId('review-draft').click();
    await page.getByTestId('differences').getByText('New rule: Amounts do not jump').waitFor();
    expect(await violationsOf(page, 'main')).toEqual([]);
  });
});

function labelOf(role: 'admin'): string {
  const person = journey.scene.crm.people.find((one) => one.role === role);
  return `${person?.firstName} ${person?.lastName}, ${role}`;
}
