import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleCards } from '../../../build/bundle-card.ts';
import { buildPages } from '../../../build/pages.ts';
import { stageHubSpot } from '../../../build/stage-hubspot.ts';
import { distFolder } from '../../build/dist-folder.ts';
import { axeViolations } from './axe-violations.ts';
import { openBrowser } from './open-browser.ts';
import { type SandboxDouble, startSandboxDouble } from './sandbox-double.ts';

let folder: string;
let browser: Browser;
let page: Page;
let sandbox: SandboxDouble;
const sandboxes: SandboxDouble[] = [];
const uncaught: string[] = [];

beforeAll(async () => {
  folder = await distFolder();
  const project = path.join(folder, 'project');
  await stageHubSpot(project, 'http://localhost:4310', path.join(import.meta.dirname, 'fixture'));
  await bundleCards(project, path.join(folder, 'cards'));
  await buildPages(path.join(folder, 'pages'));
  browser = await openBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => uncaught.push(error.message));
});

afterAll(async () => {
  await browser?.close();
  await Promise.all(sandboxes.map((each) => each.close()));
  await rm(folder, { recursive: true, force: true });
  // What went wrong after the last test had ended.
  expect(uncaught).toEqual([]);
});

beforeEach(async () => {
  // One page for all tests, and an origin for each: a page keeps nothing from one origin to the next.
  sandbox = await startSandboxDouble(path.join(folder, 'pages'), path.join(folder, 'cards'));
  sandboxes.push(sandbox);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.mouse.move(0, 0);
});

afterEach(async () => {
  await page.unrouteAll();
  expect(uncaught.splice(0)).toEqual([]);
});

async function openRecord(hash = ''): Promise<void> {
  await page.goto(`${sandbox.url}/sandbox/hubspot/record/0-3/9001${hash}`);
  await page.getByRole('heading', { name: 'Halvorsen Robotics – fleet rollout' }).waitFor();
}

function card(location: 'crm.record.tab' | 'crm.record.sidebar'): Locator {
  return page.locator(`[data-location="${location}"]`);
}

async function expectText(inside: Locator, text: string): Promise<void> {
  await inside.getByText(text, { exact: true }).waitFor();
}

describe('an app card on the record page', () => {
  it('is drawn in the tab and in the sidebar, and is told who looks at which record', async () => {
    await openRecord();
    for (const location of ['crm.record.tab', 'crm.record.sidebar'] as const) {
      await expectText(card(location), 'Fixture for Maya');
      await expectText(card(location), `Location ${location}`);
      await expectText(card(location), 'Record 0-3/9001');
    }
  });

  it('hears clicks again and again', async () => {
    await openRecord();
    const tab = card('crm.record.tab');
    for (const count of [1, 2, 3]) {
      await tab.getByRole('button', { name: 'Count' }).click();
      await expectText(tab, `Clicked ${count} times`);
    }
    await expectText(card('crm.record.sidebar'), 'Clicked 0 times');
  });

  it('gets every key, and the caret stays where the person put it', async () => {
    await openRecord();
    const tab = card('crm.record.tab');
    const input = tab.getByRole('textbox', { name: 'Note' });
    await input.pressSequentially('held tight');
    await expectText(tab, 'Typed: held tight');
    for (let step = 0; step < 5; step += 1) await input.press('ArrowLeft');
    await input.pressSequentially('very ');
    await expectText(tab, 'Typed: held very tight');
    expect(await input.inputValue()).toBe('held very tight');
  });

  it('reaches its server through HubSpot as the person at the page, and reads the answer', async () => {
    await openRecord();
    const tab = card('crm.record.tab');
    await tab.getByRole('textbox', { name: 'Note' }).fill('hello');
    await tab.getByRole('button', { name: 'Ask' }).click();
    await expectText(tab, 'Reply: 200 {"typed":"hello"}');
    expect(sandbox.fetched).toEqual([{ as: 11, method: 'POST', url: `${sandbox.url}/echo`, body: { typed: 'hello' } }]);
  });

  it('has no way to the network but that one', async () => {
    await openRecord();
    await expectText(card('crm.record.tab'), 'Fixture for Maya');
    const worker = page.workers()[0];
    const reachable = await worker?.evaluate(() =>
      ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts'].filter(
        (name) => (globalThis as Record<string, unknown>)[name] !== undefined,
      ),
    );
    expect(reachable).toEqual([]);
  });

  it('can have the record read again: new values show at once and are marked, and the card hears of them', async () => {
    await openRecord();
    await expectText(card('crm.record.tab'), 'Record changes: 0');
    sandbox.changeSilently({ amount: '250000' });
    await card('crm.record.tab').getByRole('button', { name: 'Refresh record' }).click();
    await expectText(page.locator('.is-changed[data-property="amount"]'), '$250,000.00');
    await expectText(card('crm.record.tab'), 'Record changes: 1');
    await expectText(card('crm.record.sidebar'), 'Record changes: 1');
  });

  it('can show an alert, which stands outside the card', async () => {
    await openRecord();
    await card('crm.record.tab').getByRole('button', { name: 'Toast' }).click();
    await expectText(page.getByRole('region', { name: 'Alerts' }), 'The fixture says hello.');
  });

  it('goes on after a handler has failed', async () => {
    await openRecord();
    const tab = card('crm.record.tab');
    await tab.getByRole('button', { name: 'Fail in handler' }).click();
    await tab.getByRole('button', { name: 'Count' }).click();
    await expectText(tab, 'Clicked 1 times');
  });

  it('that crashes says so, leaves page and sidebar alone, and can be started again', async () => {
    await openRecord();
    const tab = card('crm.record.tab');
    await tab.getByRole('button', { name: 'Crash' }).click();
    await expectText(tab, 'Fieldward has stopped working');
    await expectText(tab, 'Error: The fixture was asked to crash.');
    await expectText(card('crm.record.sidebar'), 'Fixture for Maya');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await expectText(tab, 'Clicked 0 times');
  });

  it('whose script is missing shows the same state', async () => {
    await page.route('**/sandbox/card/**', (route) => route.fulfill({ status: 404, body: '' }));
    await openRecord();
    await expectText(card('crm.record.tab'), 'Fieldward has stopped working');
  });

  it('with a component that the page does not know shows a placeholder and the rest', async () => {
    await openRecord();
    await card('crm.record.tab').getByRole('button', { name: 'Show unknown' }).click();
    await expectText(card('crm.record.tab'), 'The stand-in HubSpot cannot draw “MediaObject”.');
    await expectText(card('crm.record.tab'), 'Clicked 0 times');
  });

  it('is another card for another person: nothing of the first one stays', async () => {
    await openRecord();
    await card('crm.record.tab').getByRole('button', { name: 'Count' }).click();
    await page.getByLabel('You are').selectOption('12');
    await expectText(card('crm.record.tab'), 'Fixture for Tom');
    await expectText(card('crm.record.tab'), 'Clicked 0 times');
  });

  it('stands on the app page as well', async () => {
    await page.goto(`${sandbox.url}/sandbox/hubspot/app/log`);
    await page.getByText('Fixture log in portal 4711').waitFor();
  });

  it('stands on the settings page as well', async () => {
    await page.goto(`${sandbox.url}/sandbox/hubspot/app/settings`);
    await page.getByText('Settings for Maya').waitFor();
  });
});

describe('the record page', () => {
  it('lets a person edit a property in place, with the keyboard alone', async () => {
    await openRecord();
    const row = page.locator('[data-property="amount"]');
    await row.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await row.getByRole('textbox', { name: 'Amount' }).fill('210000');
    await page.keyboard.press('Enter');
    await expectText(row, '$210,000.00');
  });

  it('shows HubSpot’s words when it refuses the value, and keeps what was typed', async () => {
    await openRecord();
    const row = page.locator('[data-property="amount"]');
    await row.getByRole('button').click();
    await row.getByRole('textbox').fill('lots');
    await row.getByRole('button', { name: 'Save' }).click();
    await expectText(row, 'lots was not a valid number.');
    expect(await row.getByRole('textbox').inputValue()).toBe('lots');
    await page.keyboard.press('Escape');
    await expectText(row, '$180,000.00');
  });

  it('shows what somebody else changed without being asked', async () => {
    await openRecord();
    await expectText(card('crm.record.tab'), 'Record changes: 0');
    sandbox.change({ hs_next_step: 'Call Jonas' });
    await expectText(page.locator('.is-changed[data-property="hs_next_step"]'), 'Call Jonas');
    await expectText(card('crm.record.tab'), 'Record changes: 1');
  });

  it('opens the activity that a link points to', async () => {
    await openRecord('#activity-mail-1');
    const mail = page.locator('#activity-mail-1');
    await mail.getByText('attached are our answers.').waitFor();
    await expect.poll(() => mail.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('#activity-call-1').getByRole('list').count()).toBe(0);
  });

  it('finds a record by its name and goes there by keyboard', async () => {
    await page.goto(`${sandbox.url}/sandbox/nowhere/../hubspot/none`);
    await page.getByText('There is no such page').waitFor();
    await page.getByRole('combobox', { name: 'Search records' }).fill('halvorsen');
    await page.getByRole('option', { name: /Halvorsen Robotics/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/hubspot/record/0-3/9001');
    await expectText(card('crm.record.tab'), 'Fixture for Maya');
  });

  it('says what is wrong when a record cannot be loaded', async () => {
    await page.goto(`${sandbox.url}/sandbox/hubspot/record/0-3/404`);
    await page.getByText('There is no such deal.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  it('lists what the agent filed from a pasted transcript and what was refused, with the reason', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Paste a transcript' }).click();
    await page.getByRole('textbox', { name: 'Transcript' }).fill('Jonas: 250 thousand.');
    await page.getByRole('button', { name: /Add the call/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Paste a transcript' });
    await expectText(dialog, '1 filed for review, 1 refused.');
    await expectText(dialog, 'Refused: Payment terms are billing data.');
    await dialog.getByRole('button', { name: 'Show the record' }).click();
    await page.getByRole('tab', { name: 'Activities' }).click();
    await expectText(page.getByRole('tabpanel'), 'Jonas: 250 thousand.');
    await page.getByRole('tab', { name: 'Fieldward' }).click();
    await expectText(card('crm.record.tab'), 'Record changes: 1');
  });

  it('turns misbehaviour on and off', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Misbehave' }).click();
    await page.getByLabel('Reply lost after the write').selectOption('next1');
    await page.getByRole('button', { name: 'Misbehave 1' }).waitFor();
    const stored = async () => (await page.request.get(`${sandbox.url}/sandbox/api/mishaps`)).json();
    await expect.poll(stored).toMatchObject({ dropReplyAfterWrite: { next: 1 }, rateLimited: null });
    await page.getByRole('button', { name: 'Behave again' }).click();
    await page.getByRole('button', { name: 'Misbehave', exact: true }).waitFor();
    await expect.poll(stored).toMatchObject({ dropReplyAfterWrite: null });
  });

  it('lets a colleague change the record behind the person’s back', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Edit as someone else' }).click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('99000');
    await page.getByRole('button', { name: 'Change it' }).click();
    await expectText(page.locator('[data-property="amount"]'), '$99,000.00');
  });

  it.each([1440, 1024])(
    'has no axe violation on any of its tabs and does not scroll sideways, %i pixels wide',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      await openRecord();
      await expectText(card('crm.record.tab'), 'Fixture for Maya');
      for (const tab of ['Fieldward', 'Activities', 'Overview']) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        expect(await axeViolations(page), tab).toEqual([]);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );

  it('has no axe violation in its dialogs', async () => {
    await openRecord();
    for (const name of ['Paste a transcript', 'Edit as someone else']) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog', { name }).waitFor();
      expect(await axeViolations(page, { part: 'dialog' }), name).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
});
