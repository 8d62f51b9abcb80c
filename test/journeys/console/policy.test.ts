import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

const inForce = async () => (await desk.scene.call<{ version: number }>('admin', 'GET', '/api/policy')).body.version;

async function addRule(page: Page): Promise<void> {
  await desk.openPart(page, 'rules');
  await page.getByTestId('add-rule').click();
  await page.getByTestId('add-rule-confirm').click();
  await page.getByText('Give the rule a name.').waitFor();
  await page.getByTestId('rule-title').fill('Steps stay');
  await page.getByRole('radio', { name: 'Some fields' }).check();
  await page.getByTestId('rule-fields').click();
  await page.getByRole('checkbox', { name: /hs_next_step/ }).check();
  await page.keyboard.press('Escape');
  await page.getByTestId('add-test').click();
  await page.getByTestId('test-kind-0').selectOption({ label: 'There are fewer quotes than' });
  await page.getByTestId('test-number-0').fill('3');
  await page.getByRole('radio', { name: /Block it/ }).check();
  await page.getByText(/for a change of Next step of deals, where there are fewer than 3 quotes, nothing/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByTestId('add-rule-confirm').click();
  await page.getByTestId('rule-steps-stay').waitFor();
}

describe('The rules and their publication', () => {
  it('let an admin add a rule, try it on the past, publish it with a note, and go back', async () => {
    await fileOne(desk.scene, {
      record: dealAt(desk.scene, 40),
      field: 'hs_next_step',
      proposedValue: 'Send the offer',
    });
    const version = await inForce();
    const page = await desk.signIn('Ruth');
    await addRule(page);
    expect(await inForce()).toBe(version);

    await page.getByTestId('review-draft').click();
    await page.getByText(/New rule: Steps stay/).waitFor();
    await page.getByTestId('run-replay').click();
    const row = page.getByTestId('replay-table').getByRole('row', { name: /One person decides → Blocked/ });
    await row.getByRole('button', { name: /Show/ }).click();
    await page.getByTestId('examples').getByText('Steps stay', { exact: false }).first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();

    await page.getByTestId('publish-draft').click();
    await page.getByTestId('publish-draft-confirm').click();
    await page.getByText('Write why, in at most 500 characters.').waitFor();
    await page.getByTestId('publish-note').fill('Steps need three quotes');
    await page.getByTestId('publish-draft-confirm').click();
    await page
      .getByTestId('published')
      .getByText(`Version ${version + 1} is in force`)
      .waitFor();
    await page.getByRole('row', { name: /In force.*Steps need three quotes/ }).waitFor();
    const refused = await fileOne(desk.scene, {
      record: dealAt(desk.scene, 41),
      field: 'hs_next_step',
      proposedValue: 'Call back',
    });
    expect(refused).toMatchObject({ status: 'blocked', code: 'blocked_by_rule' });

    await page.getByTestId(`version-${version}`).click();
    await page.getByTestId('version-text').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId(`version-${version}-confirm`).click();
    await page.getByText(/Rule dropped: Steps stay/).waitFor();
    await page.getByTestId('publish-draft').click();
    await page.getByTestId('publish-note').fill('Too strict');
    await page.getByTestId('publish-draft-confirm').click();
    await page.getByRole('row', { name: /In force.*Too strict/ }).waitFor();
    expect(await inForce()).toBe(version + 2);
    expect(await violationsOf(page)).toEqual([]);
  });
});
