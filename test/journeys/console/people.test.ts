import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

describe('The people of an account', () => {
  it('get another role from an admin, and are signed out everywhere', async () => {
    const maya = await desk.signIn('Maya');
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'people');
    await page.getByRole('button', { name: /Maya Lindqvist Change role/ }).click();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: /Auditor/ }).check();
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByRole('row', { name: /Maya Lindqvist.*Auditor/ }).waitFor();
    await desk.openPart(maya, 'privacy');
    await maya.getByText('Held in readable form').waitFor();

    await page.getByRole('button', { name: /Maya Lindqvist Sign out/ }).click();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('row', { name: /Maya Lindqvist.*–/ }).waitFor();
    await maya.getByTestId('refresh').click();
    await maya.getByText('Your sign-in has ended').waitFor();
  });

  it('cannot be left without an admin, and the refusal stands beside what it refused', async () => {
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'people');
    await page.getByRole('button', { name: /Ruth Abernathy Change role/ }).click();
    await page.getByRole('radio', { name: /Rep/ }).check();
    await page.getByTestId('role-of-you').waitFor();
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByText('Ruth Abernathy is the only admin. Make somebody else an admin first.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('get a role from a team of the CRM by a rule, and lose it with the rule', async () => {
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'people');
    await page.getByTestId('add-rule').click();
    const group = page.getByTestId('rule-group');
    await group.waitFor();
    const [, first] = await group.locator('option').allTextContents();
    await group.selectOption({ label: first ?? '' });
    await page.getByTestId('add-rule-confirm').click();
    const row = page.getByTestId('rules').getByRole('row', { name: new RegExp(`${first}.*Sales ops`) });
    await row.waitFor();
    await row.getByRole('button', { name: /Remove/ }).click();
    await page.getByRole('button', { name: 'Remove the rule' }).click();
    await page.getByText('No team gives a role.').waitFor();
  });
});
