import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, review } from '#test/support/filing.ts';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

describe('What is held of people', () => {
  it('is kept for as long as an admin says, with a warning where that is shorter than before', async () => {
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'privacy');
    await page.getByTestId('retention').click();
    const days = page.getByTestId('retention-days');
    await days.fill('10');
    await page.getByTestId('retention-confirm').click();
    await page.getByText('Enter a whole number of days from 30 to 3,650.').waitFor();
    await days.fill('45');
    await page.getByTestId('retention-shorter').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('retention-confirm').click();
    await page.getByTestId('held').getByText('45 days').waitFor();
  });

  it('is erased for one record, after the record and a word were typed, and stands in the list', async () => {
    const record = dealAt(desk.scene, 40);
    await fileOne(desk.scene, { record });
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'privacy');
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-object').fill('deals');
    await page.getByTestId('erase-record').fill(record.recordId);
    await page.getByTestId('erase-confirm').click();
    await page.getByText('Type the word ERASE in capitals.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('erase-word').fill('ERASE');
    await page.getByTestId('erase-confirm').click();
    await page
      .getByRole('row', { name: new RegExp(`Asked for here Ruth Abernathy deals ${record.recordId}`) })
      .waitFor();
    expect(await review(desk.scene, record)).toMatchObject({ open: [], decided: [] });
  });
});
