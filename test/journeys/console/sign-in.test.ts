import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

describe('Whoever opens the console', () => {
  it('signs in with the CRM, leaves no code in the address, and comes back after a reload', async () => {
    const page = await desk.signIn('Ruth');
    expect(new URL(page.url()).hash).toBe('');
    await page.getByText('Ruth Abernathy', { exact: true }).waitFor();
    await page.getByText('HubSpot 990001').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('tab', { name: 'People' }).click();
    await page.reload();
    await page.getByRole('tab', { name: 'People', selected: true }).waitFor();
    await page.getByText('Ruth Abernathy', { exact: true }).first().waitFor();
  });

  it('is somebody in this tab only, and nobody anywhere after signing out', async () => {
    const page = await desk.signIn('Ruth');
    const other = await page.context().newPage();
    await other.goto(`${desk.scene.url}/console`);
    await other.getByRole('heading', { name: 'Sign in to Fieldward' }).waitFor();
    const kept = await page.evaluate(() => sessionStorage.getItem('fieldward.session'));
    const { token } = JSON.parse(kept ?? '{}') as { token: string };
    await page.getByTestId('sign-out').click();
    await page.getByText('Every session of yours has ended.').waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect((await desk.scene.call({ token }, 'GET', '/api/settings')).status).toBe(401);
  });

  it('gets from the settings inside HubSpot to the console, once', async () => {
    const context = await desk.windows.open();
    const page = await context.newPage();
    const admin = desk.scene.crm.people.find(({ role }) => role === 'admin');
    await page.goto(`${desk.scene.url}/sandbox/hubspot/record/0-3/500001?user=${admin?.userId}`);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByTestId('open-console').click();
    const link = page.getByTestId('go-to-console');
    const address = await link.getAttribute('href');
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await opened.getByText('Open the console as Ruth Abernathy?').waitFor();
    expect(await violationsOf(opened)).toEqual([]);
    expect(await opened.getByTestId('sign-out').count()).toBe(0);
    await opened.getByTestId('confirm-person').click();
    await opened.getByTestId('sign-out').waitFor();
    await opened.getByText('Ruth Abernathy', { exact: true }).first().waitFor();
    await page.getByTestId('open-console').waitFor();

    const again = await context.newPage();
    await again.goto(address ?? '');
    await again.getByText('That did not work').waitFor();
    expect(await again.getByTestId('sign-out').count()).toBe(0);
  });

  it('sees as a rep no log, and words instead of what a rep may not read', async () => {
    const page = await desk.signIn('Maya');
    expect(await page.getByRole('link', { name: 'Log' }).count()).toBe(0);
    for (const [tab, words] of [
      ['People', 'You have no access to the list of people'],
      ['Agents and keys', 'You have no access to the agents'],
      ['Connection', 'You have no access to the connection'],
      ['Privacy', 'You have no access to privacy'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByText(words).waitFor();
    }
  });
});
