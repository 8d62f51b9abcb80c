import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPages } from '../../../build/pages.ts';
import { distFolder } from '../../build/dist-folder.ts';
import { axeViolations } from './axe-violations.ts';
import { lightningComponent } from './lightning-component.ts';
import { type LightningDouble, startLightningDouble } from './lightning-double.ts';
import { accountId, opsId, recordId, repId } from './lightning-double-data.ts';
import { openBrowser } from './open-browser.ts';

let folder: string;
let component: string;
let browser: Browser;
let page: Page;
let sandbox: LightningDouble;
const sandboxes: LightningDouble[] = [];
const uncaught: string[] = [];

beforeAll(async () => {
  folder = await distFolder();
  await buildPages(path.join(folder, 'pages'), 'salesforce');
  component = await lightningComponent();
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
  sandbox = await startLightningDouble(path.join(folder, 'pages'), component);
  sandboxes.push(sandbox);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.mouse.move(0, 0);
});

afterEach(async () => {
  await page.unrouteAll();
  expect(uncaught.splice(0)).toEqual([]);
});

async function openRecord(more = ''): Promise<void> {
  await page.goto(`${sandbox.url}/sandbox/salesforce/lightning/r/Opportunity/${recordId}/view${more}`);
  await page.getByRole('heading', { name: 'Halvorsen Robotics – fleet rollout' }).waitFor();
}

function panel(): FrameLocator {
  return page.frameLocator('iframe[title="Fieldward suggestions"]');
}

function row(field: string): Locator {
  return page.locator(`[data-field="${field}"]`);
}

async function expectText(inside: Locator | FrameLocator, text: string): Promise<void> {
  await inside.getByText(text, { exact: true }).waitFor();
}

const violations = (part: string) => axeViolations(page, { part, withoutFrames: true });

describe('the deployed Lightning component on the record page', () => {
  it('frames the panel without an origin and hands it the record and a proof for the person at the page', async () => {
    await openRecord();
    await expectText(panel(), `Opportunity ${recordId} proof-1`);
    await expectText(panel(), 'Origin null');
    await expectText(panel(), 'No storage');
    expect(sandbox.minted).toEqual([{ user: repId, recordId, objectApiName: 'Opportunity' }]);
    const frame = page.locator('iframe[title="Fieldward suggestions"]');
    expect(await frame.getAttribute('sandbox')).toBe(
      'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    expect((await frame.boundingBox())?.height).toBe(420);
  });

  it('makes the page read the record again after a write, which marks what changed', async () => {
    await openRecord();
    await expectText(panel(), `Opportunity ${recordId} proof-1`);
    sandbox.changeSilently({ Amount: 310_000 });
    await panel().getByRole('button', { name: 'Applied' }).click();
    await expectText(page.locator('.is-changed[data-field="Amount"]'), '$310,000.00');
  });

  it('gets another proof whenever the panel asks for one', async () => {
    await openRecord();
    await expectText(panel(), `Opportunity ${recordId} proof-1`);
    await panel().getByRole('button', { name: 'Proof' }).click();
    await expectText(panel(), `Opportunity ${recordId} proof-2`);
  });

  it('shows the panel’s toast outside of it, as plain text', async () => {
    await openRecord();
    await panel().getByRole('button', { name: 'Toast' }).click();
    await expectText(page.getByRole('region', { name: 'Alerts' }), 'The guest says <b>hello</b>.');
  });

  it('is another panel for another person, vouched for as that person', async () => {
    await openRecord();
    await expectText(panel(), `Opportunity ${recordId} proof-1`);
    await page.getByLabel('You are').selectOption(opsId);
    await expectText(panel(), `Opportunity ${recordId} proof-2`);
    expect(sandbox.minted.map(({ user }) => user)).toEqual([repId, opsId]);
    expect(await page.locator('iframe').count()).toBe(1);
  });

  it('whose script is missing says so and can be tried again', async () => {
    await page.route('**/component/**', (route) => route.fulfill({ status: 404, body: '' }));
    await openRecord();
    await expectText(page.locator('[data-embedding="lwc"]'), 'The component could not be shown');
    await page.unroute('**/component/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectText(panel(), `Opportunity ${recordId} proof-1`);
  });
});

describe('the Canvas app on the record page', () => {
  it('gets the signed request by POST in a frame without an origin', async () => {
    await openRecord('?embedding=canvas');
    await expectText(panel(), 'Canvas null');
    const parameters = { recordId, objectApiName: 'Opportunity' };
    expect(sandbox.canvasAsked).toEqual([{ as: repId, parameters }]);
    expect(sandbox.canvasPosts.map(({ signedRequest }) => signedRequest)).toEqual(['signed-1']);
  });

  it('makes the page read the record again after a write', async () => {
    await openRecord('?embedding=canvas');
    sandbox.changeSilently({ NextStep: 'Sign' });
    await panel().getByRole('button', { name: 'Applied' }).click();
    await expectText(page.locator('.is-changed[data-field="NextStep"]'), 'Sign');
  });

  it('alone can make it do so: no other window can', async () => {
    await openRecord('?embedding=canvas');
    await expectText(panel(), 'Canvas null');
    const reads: string[] = [];
    page.on('request', (request) => reads.push(request.url()));
    await page.evaluate(() => window.postMessage({ type: 'fieldward-applied' }, '*'));
    sandbox.changeSilently({ NextStep: 'Sign' });
    await panel().getByRole('button', { name: 'Applied' }).click();
    await expectText(row('NextStep'), 'Sign');
    expect(reads.filter((url) => url.includes(`/records/Opportunity/${recordId}`))).toHaveLength(1);
  });

  it('replaces the component when the embedding is switched, and the choice survives a reload', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Canvas' }).click();
    await expectText(panel(), 'Canvas null');
    await page.reload();
    await expectText(panel(), 'Canvas null');
    await page.getByRole('button', { name: 'LWC' }).click();
    await expectText(panel(), 'Origin null');
  });
});

describe('the Lightning record page', () => {
  it('shows highlights, path and details as Salesforce formats them', async () => {
    await openRecord();
    const highlights = page.getByRole('region', { name: 'Highlights' });
    for (const text of ['12/18/2026', '$180,000.00', 'Maya Lindqvist']) await expectText(highlights, text);
    const account = highlights.getByRole('link', { name: 'Halvorsen Robotics' });
    expect(await account.getAttribute('href')).toBe(`/sandbox/salesforce/lightning/r/Account/${accountId}/view`);
    const current = page.getByRole('button', { name: 'Qualification' });
    expect(await current.getAttribute('aria-current')).toBe('step');
    await expectText(row('competitors__c'), 'Kinetra;Oremak');
    await expectText(row('Probability'), '30%');
    await expectText(row('LastModifiedDate'), '11/20/2026, 2:05 PM');
  });

  it('turns all fields into inputs by one pencil, and saves those that were changed, with the keyboard alone', async () => {
    await openRecord();
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await page.getByRole('button', { name: 'Edit Amount' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Amount');
    await page.getByRole('textbox', { name: 'Amount' }).fill('210,000');
    await page.getByRole('textbox', { name: 'Next Step' }).fill('');
    await page.keyboard.press('Enter');
    expect((await sent).postDataJSON()).toEqual({ as: repId, fields: { Amount: 210_000, NextStep: null } });
    await expectText(row('Amount'), '$210,000.00');
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });

  it('shows Salesforce’s words beside the field or above all, keeps what was typed, and forgets it on Escape', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Edit Amount' }).click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('lots');
    await page.getByRole('textbox', { name: 'Next Step' }).fill('tbd');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectText(row('Amount'), 'Amount: value not of required type: lots');
    await expectText(page.getByRole('alert'), 'Say what happens next.');
    expect(await page.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('lots');
    await page.getByRole('textbox', { name: 'Amount' }).press('Escape');
    await expectText(row('Amount'), '$180,000.00');
  });

  it('moves along the path, and asks how it ended at the last step', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Mark Stage as Complete' }).click();
    await expectText(row('StageName'), 'Proposal/Price Quote');
    await page.getByRole('button', { name: 'Closed', exact: true }).click();
    await page.getByRole('button', { name: 'Mark as Current Stage' }).click();
    const dialog = page.getByRole('dialog', { name: 'Choose Closed Stage' });
    await dialog.getByRole('combobox').selectOption('Closed Lost');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expectText(row('StageName'), 'Closed Lost');
  });

  it('offers no pencil and no step to somebody who may only read, and says so', async () => {
    sandbox.takeEditRight();
    await openRecord();
    await expectText(page.getByRole('region', { name: 'Highlights' }), 'You can read this record, and not edit it.');
    expect(await page.getByRole('button', { name: /^Edit (?!as)/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /^Mark / }).count()).toBe(0);
  });

  it('shows what somebody else changed without being asked', async () => {
    await openRecord();
    sandbox.change({ NextStep: 'Call Jonas' });
    await expectText(page.locator('.is-changed[data-field="NextStep"]'), 'Call Jonas');
  });

  it('opens the activity that a link points to, and shows markup in it as the text that it is', async () => {
    await openRecord('#activity-call-1');
    const call = page.locator('#activity-call-1');
    await call.getByText('The board has approved <b>310,000</b> dollars.').waitFor();
    await expect.poll(() => call.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator('#activity-mail-1').getByText('attached are our answers.').count()).toBe(0);
  });

  it('finds a record by its name and goes there by keyboard', async () => {
    await page.goto(`${sandbox.url}/sandbox/salesforce/lightning/nowhere`);
    await page.getByText('There is no such page').waitFor();
    await page.getByRole('combobox', { name: 'Search records' }).fill('halvorsen');
    await page.getByRole('option', { name: /Halvorsen Robotics/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/lightning/r/Opportunity/${recordId}/view`);
    await expectText(panel(), `Opportunity ${recordId} proof-1`);
  });

  it('lists the records that were changed last, and opens one of them', async () => {
    await openRecord();
    await page.getByRole('link', { name: 'Opportunities' }).click();
    await page.getByRole('heading', { name: 'Recently changed' }).waitFor();
    await page.getByRole('link', { name: 'Halvorsen Robotics – fleet rollout' }).click();
    await expectText(row('Amount'), '$180,000.00');
  });

  it('shows related records and the field history', async () => {
    await openRecord();
    await page.getByRole('tab', { name: 'Related' }).click();
    await page.getByRole('link', { name: 'Jonas Halvorsen' }).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('cell', { name: '$150,000.00' }).waitFor();
  });

  it('says what is wrong when a record cannot be loaded', async () => {
    await page.goto(`${sandbox.url}/sandbox/salesforce/lightning/r/Opportunity/006Fw0000000404AAA/view`);
    await page.getByText('The record does not exist.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });

  it('adds a pasted transcript to the timeline and lists what the agent filed', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Paste a transcript' }).click();
    await page.getByRole('textbox', { name: 'Transcript' }).fill('Jonas: 250 thousand.');
    await page.getByRole('button', { name: /Add the call/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Paste a transcript' });
    await expectText(dialog, '1 filed for review, 0 refused.');
    await dialog.getByRole('button', { name: 'Show the record' }).click();
    await page.getByRole('tab', { name: 'Activity' }).click();
    await page.getByRole('button', { name: /Call with the customer/ }).waitFor();
  });

  it('lets a colleague change the record behind the person’s back', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Edit as someone else' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit as someone else' });
    await dialog.getByRole('combobox', { name: 'Field' }).selectOption('Amount');
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('99000');
    const sent = page.waitForRequest((request) => request.method() === 'PATCH');
    await dialog.getByRole('button', { name: 'Change it' }).click();
    expect((await sent).postDataJSON()).toEqual({ as: opsId, fields: { Amount: 99_000 } });
    await expectText(row('Amount'), '$99,000.00');
  });

  it('turns misbehaviour on and off', async () => {
    await openRecord();
    const stored = async () => (await page.request.get(`${sandbox.url}/sandbox/salesforce/api/mishaps`)).json();
    await page.getByRole('button', { name: 'Misbehave' }).click();
    await page.getByLabel('The record is locked').selectOption('next1');
    await page.getByRole('button', { name: 'Misbehave 1' }).waitFor();
    await expect.poll(stored).toMatchObject({ rowLocked: { next: 1 }, serverError: null });
    await page.getByRole('button', { name: 'Behave again' }).click();
    await page.getByRole('button', { name: 'Misbehave', exact: true }).waitFor();
    await expect.poll(stored).toMatchObject({ rowLocked: null });
  });

  it('leads to the other CRM', async () => {
    await openRecord();
    const other = page.getByRole('navigation', { name: 'CRM' }).getByRole('link', { name: 'HubSpot' });
    expect(await other.getAttribute('href')).toBe('/sandbox/hubspot/record/0-3/9001');
  });

  it.each([1440, 1024, 640])(
    'has no axe violation on any of its tabs and does not scroll sideways, %i pixels wide',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      await openRecord();
      await expectText(panel(), `Opportunity ${recordId} proof-1`);
      for (const tab of ['Details', 'Activity', 'Related', 'History']) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        expect([tab, ...(await violations('#page'))]).toEqual([tab]);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );

  it('has no axe violation while it is edited, in its list and in its dialogs', async () => {
    await openRecord();
    await page.getByRole('button', { name: 'Edit Amount' }).click();
    await page.getByRole('textbox', { name: 'Amount' }).fill('lots');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('We hit a snag.').waitFor();
    expect(await violations('.lx-main')).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    for (const name of ['Paste a transcript', 'Edit as someone else']) {
      await page.getByRole('button', { name }).click();
      await page.getByRole('dialog', { name }).waitFor();
      expect([name, ...(await violations('dialog'))]).toEqual([name]);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('link', { name: 'Opportunities' }).click();
    await page.getByRole('heading', { name: 'Recently changed' }).waitFor();
    expect(await violations('.lx-list')).toEqual([]);
  });
});
