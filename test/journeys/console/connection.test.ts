import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { portalId } from '#test/support/scene.ts';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

describe('The connection', () => {
  it('is checked, ended by typing the id of the account, and then offered to be made again', async () => {
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'connection');
    await page.getByTestId('check').click();
    await page.getByText(/HubSpot answered\. It took \d+ ms\./).waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await page.getByTestId('disconnect').click();
    await page.getByTestId('account-id').fill('1');
    await page.getByTestId('disconnect-confirm').click();
    await page.getByText('That is not the id of this account.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('account-id').fill(String(portalId));
    await page.getByTestId('disconnect-confirm').click();
    await page.getByTestId('connection-state').getByText('Not connected').waitFor();
    const connect = page.getByRole('link', { name: /Connect HubSpot/ });
    expect(await connect.getAttribute('href')).toBe(`${desk.scene.url}/oauth/hubspot/install`);
    expect(await page.getByTestId('check').count()).toBe(0);
  });
});
