import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

describe('What agents can do', () => {
  it('is read by an admin field by field, with the rights in the CRM and the file that gives them', async () => {
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'access');
    await page.getByRole('button', { name: /Can suggest \d+ fields/ }).click();
    await page.getByRole('columnheader', { name: 'Hard to undo' }).waitFor();
    await page.getByText('Fieldward’s access fits the allowlist').waitFor();
    await page.getByRole('button', { name: 'Show the file' }).click();
    const file = page.getByTestId('rights-file-text');
    await file.waitFor();
    expect(await file.inputValue()).toContain('crm.objects.deals.write');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('copy-rights-file-text').click();
    await page.getByTestId('copied-rights-file-text').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await file.inputValue());
  });
});
