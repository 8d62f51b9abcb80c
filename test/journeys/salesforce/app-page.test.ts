import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '#test/support/scene.ts';
import { type Desk, openDesk } from './open-desk.ts';
import { violationsOf } from './panel-page.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.tidy());
afterAll(() => desk.close());

/** Through the navigation, as people get there. */
async function openApp(page: Page, firstName: string) {
  const { recordId } = desk.scene.org.flagship;
  const query = new URLSearchParams({ user: desk.userOf(firstName) });
  await page.goto(`${desk.scene.url}/sandbox/salesforce/lightning/r/Opportunity/${recordId}/view?${query}`);
  await page.getByRole('navigation', { name: 'App' }).getByRole('link', { name: 'Fieldward' }).click();
  return page.frameLocator('iframe[title="Fieldward"]');
}

describe('Fieldward’s own page in Salesforce', () => {
  it('lets an admin start from nothing and publish, without leaving Salesforce', async () => {
    await asOwner(desk.scene, 'delete from policy');
    const page = await (await desk.newContext()).newPage();
    const app = await openApp(page, 'Ruth');
    await app.getByRole('tab', { name: 'Settings' }).waitFor();
    await app.getByRole('tab', { name: 'Fields' }).press('Enter');
    await app.getByTestId('propose').press('Enter');
    await app.getByTestId('start-with-proposal').press('Enter');
    await app.getByTestId('publish-draft').waitFor();
    expect(await violationsOf(page, '.lx-panel')).toEqual([]);
    await app.getByTestId('publish-draft').press('Enter');
    await app.getByTestId('publish-note').fill('Our first allowlist');
    await app.getByTestId('publish-draft-confirm').press('Enter');
    await expect.poll(async () => (await asOwner(desk.scene, 'select 1 from policy')).length).toBe(1);
    // The dialog stands over the tabs until the answer is there.
    await app.getByTestId('published').getByText('Version 1 is in force').waitFor();
    await app.getByRole('tab', { name: 'Log' }).press('Enter');
    await app
      .getByText(/published allowlist version 1/)
      .first()
      .waitFor();
    expect(await violationsOf(page, '.lx-panel')).toEqual([]);
  });

  it('tells a rep where their suggestions stand, and shows nothing else', async () => {
    const page = await (await desk.newContext()).newPage();
    const app = await openApp(page, 'Maya');
    await app.getByText('This page is for those who run Fieldward').waitFor();
    expect(await app.getByRole('tab').count()).toBe(0);
    expect(await violationsOf(page, '.lx-panel')).toEqual([]);
  });
});
