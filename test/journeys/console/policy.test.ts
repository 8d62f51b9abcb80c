import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WirePolicyContent } from '#contract/policy.ts';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { enrol } from '#test/support/people.ts';
import type { Caller } from '#test/support/scene.ts';
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
    await page
      .getByTestId('examples')
      .getByText('Steps stay: for a change of Next step of deals', { exact: false })
      .first()
      .waitFor();
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

    await page.getByTestId(`compare-${version + 1}`).click();
    const comparison = page.getByTestId('comparison');
    await comparison.getByText(`What changed from version ${version} to version ${version + 1}`).waitFor();
    await comparison.getByText(/New rule: Steps stay/).waitFor();
    await page.getByTestId('compare-with').selectOption({ label: 'Version 0: before anything was published' });
    await comparison.getByText(`What changed from version 0 to version ${version + 1}`).waitFor();
    await comparison.getByText('Allows more').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId(`compare-${version + 1}-close`).click();

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

  it('need two admins where the company wants that: one asks, another approves, and nobody approves their own', async () => {
    const other = await enrol(desk.scene, 'admin');
    await publishAs('admin', { secondPersonPublishes: true });
    await publishAs(other, { expiryDays: 12 });
    const version = await inForce();
    const page = await desk.signIn('Ruth');
    await desk.openPart(page, 'publish');
    await page.getByTestId('waiting').getByText('“Tried in a journey”').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('publish-draft').click();
    await page.getByTestId('publish-draft-confirm').click();
    await page
      .getByTestId('published')
      .getByText(`Version ${version + 1} is in force`)
      .waitFor();
    await page.getByRole('row', { name: /In force.*approved by/ }).waitFor();

    await page.getByTestId('policy-settings').click();
    await page.getByTestId('expiry-days').fill('40');
    await page.getByTestId('policy-settings-confirm').click();
    await page.getByRole('button', { name: 'Ask for publication' }).click();
    await page.getByTestId('publish-note').fill('Longer holidays');
    await page.getByTestId('publish-draft-confirm').click();
    await page.getByTestId('waiting').getByText('You cannot approve your own draft.', { exact: false }).waitFor();
    expect(await page.getByTestId('publish-draft').count()).toBe(0);
    await page.getByTestId('discard-draft').click();
    await page.getByTestId('discard-draft-confirm').click();
    await page.getByTestId('no-draft').waitFor();
    expect(await inForce()).toBe(version + 1);
  });
});

/** Publishes the policy in force with a change, or asks for it where two admins are needed. */
async function publishAs(caller: Caller, change: Partial<WirePolicyContent>): Promise<void> {
  const call = (step: string, body: object) =>
    desk.scene.call<{ draft: { revision: number } }>(caller, 'POST', `/api/policy-draft${step}`, body);
  const { body } = await desk.scene.call<{ inForce: WirePolicyContent }>(caller, 'GET', '/api/policy-draft');
  const saved = await call('', { revision: 0, content: { ...body.inForce, ...change } });
  const { revision } = saved.body.draft;
  expect((await call('/publish', { revision, note: 'Tried in a journey' })).status).toBe(200);
}
