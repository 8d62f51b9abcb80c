import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

/** The key that the open dialog shows, as copied with its button. */
async function copiedKey(page: Page): Promise<string> {
  await page.getByTestId('copy-key').click();
  await page.getByTestId('copied').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.getByTestId('new-key-text').inputValue());
  await page.getByTestId('key-stored').click();
  return copied;
}

const fieldsWith = (token: string) => desk.scene.call({ token }, 'GET', '/v1/fields?crm=hubspot&objectType=deals');

describe('The keys of an agent', () => {
  it('are issued narrow, shown once, rotated with an overlap, and revoked', async () => {
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'agents');
    const keys = page.getByTestId('keys-table').locator('tbody tr');
    await keys.first().waitFor();
    const before = await keys.count();

    await page.getByRole('button', { name: /New key/ }).click();
    await page.getByRole('radio', { name: 'Only what I choose' }).check();
    await page.getByRole('button', { name: 'Issue the key' }).click();
    await page.getByText('Choose at least one object.').waitFor();
    await page.getByTestId('key-objects').click();
    await page.getByRole('checkbox', { name: 'deals' }).check();
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'File sources' }).uncheck();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Issue the key' }).click();
    await page.getByText('Copy this key now').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    const first = await copiedKey(page);
    await expect.poll(() => keys.count()).toBe(before + 1);
    expect(await page.content()).not.toContain(first);
    expect((await fieldsWith(first)).status).toBe(200);
    await page.getByRole('row', { name: /deals: all fields of the agent.*File suggestions, List fields/ }).waitFor();

    await page
      .getByRole('row', { name: /deals: all/ })
      .getByRole('button', { name: /Rotate/ })
      .click();
    await page.getByRole('button', { name: 'Issue the new key' }).click();
    const second = await copiedKey(page);
    const replaced = page.getByRole('row', { name: /Being replaced.*deals: all/ });
    await replaced.waitFor();
    expect([(await fieldsWith(first)).status, (await fieldsWith(second)).status]).toEqual([200, 200]);

    await replaced.getByRole('button', { name: /Revoke/ }).click();
    await page.getByRole('button', { name: 'Revoke the key' }).click();
    await replaced.waitFor({ state: 'detached' });
    expect([(await fieldsWith(first)).status, (await fieldsWith(second)).status]).toEqual([401, 200]);
    await page.getByTestId('ended-keys').click();
    await page.getByRole('row', { name: /Revoked.*deals: all/ }).waitFor();
  });

  it('are shown to sales ops without anything to change them', async () => {
    const page = await desk.signIn('Inés');
    await desk.openPart(page, 'agents');
    await page.getByTestId('keys-table').waitFor();
    expect(await page.getByRole('button', { name: /New key|Rotate|Revoke/ }).count()).toBe(0);
  });
});
