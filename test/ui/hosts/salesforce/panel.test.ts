import { rm } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPanel } from '../../../../build/panel.ts';
import { distFolder } from '../../../build/dist-folder.ts';
import { makeEvidence, makeReply, makeSuggestion } from '../../make-review.ts';
import { openBrowser } from '../open-browser.ts';
import { type PanelDouble, recordId, startPanelDouble } from './panel-double.ts';

interface Heard {
  readonly method?: string;
  readonly type?: string;
  readonly params?: { readonly type?: string; readonly height?: number; readonly detail?: unknown };
}

declare global {
  interface Window {
    heard: Heard[];
    offer(): void;
    tell(props: unknown): void;
  }
}

let folder: string;
let gzipBytes: number;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let double: PanelDouble;
const doubles: PanelDouble[] = [];
const uncaught: string[] = [];

const pending = makeSuggestion({ id: `sug_${'1'.repeat(26)}` });
const review = makeReply({
  record: { crm: 'salesforce', objectType: 'Opportunity', recordId, title: 'Halvorsen Robotics' },
  writing: { as: 'app', name: 'Fieldward', canConnect: true },
  open: [pending],
});
const reviewPath = `/api/records/salesforce/Opportunity/${recordId}/review`;

beforeAll(async () => {
  folder = await distFolder();
  gzipBytes = await buildPanel('salesforce', path.join(folder, 'panel'));
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => uncaught.push(error.message));
  page.on('console', (line) => {
    // What the policy of the page or the sandbox of the frame refused stands here and nowhere else.
    if (/Content Security Policy|sandboxed/.test(line.text())) uncaught.push(line.text());
  });
});

afterAll(async () => {
  await browser?.close();
  await Promise.all(doubles.map((each) => each.close()));
  await rm(folder, { recursive: true, force: true });
  // What went wrong after the last test had ended.
  expect(uncaught).toEqual([]);
});

beforeEach(async () => {
  // One page for all tests, and origins for each: a page keeps nothing from one origin to the next.
  double = await startPanelDouble(path.join(folder, 'panel'), review);
  doubles.push(double);
  await context.clearCookies();
  await page.mouse.move(0, 0);
});

afterEach(async () => {
  await Promise.all(context.pages().map((each) => (each === page ? null : each.close())));
  expect(uncaught.splice(0)).toEqual([]);
});

function panel(): FrameLocator {
  return page.frameLocator('iframe[title="Panel"]');
}

async function openRecord(proof: string | null = 'proof-1', id = recordId): Promise<void> {
  await page.goto(double.hostPage);
  await page.waitForFunction(() => window.heard.some(({ method }) => method?.endsWith('embedding-initialized')));
  await tell(proof, id);
}

async function tell(proof: string | null, id = recordId): Promise<void> {
  await page.evaluate((props) => window.tell(props), { recordId: id, objectApiName: 'Opportunity', proof });
}

async function eventsOf(type: string): Promise<Heard[]> {
  const heard = await page.evaluate(() => window.heard);
  return heard.filter(({ params }) => params?.type === type);
}

function trace(): string[] {
  return double.calls.map(({ method, path: at, authorization }) => `${method} ${at} ${authorization ?? 'nobody'}`);
}

async function expectText(text: string): Promise<void> {
  await panel().getByText(text, { exact: true }).waitFor();
}

/** Everything that axe finds on the page around and in the panel. */
async function violations(): Promise<string[]> {
  let found: string[] = [];
  const lookedInside = async () => {
    const results = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
    found = results.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
    return results.passes.some(({ nodes }) => nodes.some(({ target }) => target.length > 1));
  };
  // On a busy machine axe may give a frame up; what it did not look at proves nothing.
  await expect.poll(lookedInside, { timeout: 30_000 }).toBe(true);
  return found;
}

describe('the panel in the frame of the Lightning component', () => {
  it('weighs at most 150 KB', () => {
    expect(gzipBytes).toBeLessThan(150 * 1024);
  });

  it('has no origin, no cookie and no storage, and shows the suggestions of the open record', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    const frame = page.frames()[1];
    expect(await frame?.evaluate(() => self.origin)).toBe('null');
    expect(trace()).toEqual(['POST /api/sessions nobody', `GET ${reviewPath} Bearer bearer-1`]);
    expect(double.calls[0]?.body).toEqual({ crm: 'salesforce', assertion: 'proof-1' });
    for (const call of double.calls) expect(call).toMatchObject({ origin: 'null', cookie: undefined });
  });

  it('waits for the proof of who looks at it, and asks nothing of the server before', async () => {
    await openRecord(null);
    await expectText('Loading suggestions');
    expect(double.calls).toEqual([]);
    await tell('proof-1');
    await expectText('1 suggestion to review');
  });

  it('sends a decision, has the record page read again, and leaves the toast to it', async () => {
    await openRecord();
    await panel().getByTestId(`accept-${pending.id}`).click();
    await expect.poll(() => eventsOf('fieldward-applied')).toHaveLength(1);
    await expect
      .poll(() => eventsOf('fieldward-toast'))
      .toMatchObject([{ params: { detail: { title: 'Close date updated', variant: 'success' } } }]);
    const decision = double.calls.find(({ path: at }) => at === `/api/suggestions/${pending.id}/accept`);
    expect(decision?.body).toMatchObject({ current: '2026-12-01' });
  });

  it('shows the other record, and nothing of the one before, when the page goes on', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    const other = '006000000000002AAA';
    double.review = makeReply({ ...review, open: [], openTotal: 0 });
    await tell(null, other);
    await expectText('Loading suggestions');
    await tell('proof-2', other);
    await expectText('Nothing to review');
    expect(double.calls.at(-1)?.path).toBe(`/api/records/salesforce/Opportunity/${other}/review`);
  });

  it('asks the page for a new proof when its bearer was refused, and goes on', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    double.instead = ({ authorization }) =>
      authorization === 'Bearer bearer-1' ? { status: 401, body: { code: 'unauthenticated', detail: 'Over.' } } : null;
    await panel().getByTestId('refresh').click();
    await expect.poll(() => eventsOf('fieldward-proof')).toHaveLength(1);
    await tell('proof-2');
    await expect.poll(trace).toHaveLength(5);
    expect(trace().slice(2)).toEqual([
      `GET ${reviewPath} Bearer bearer-1`,
      'POST /api/sessions nobody',
      `GET ${reviewPath} Bearer bearer-4`,
    ]);
    await expectText('1 suggestion to review');
  });

  it('says in the server’s words why somebody is not let in', async () => {
    double.instead = () => ({ status: 403, body: { code: 'forbidden', detail: 'Ask Ada to let you in.' } });
    await openRecord();
    await expectText('Ask Ada to let you in.');
    expect(await violations()).toEqual([]);
  });

  it('says that it is offline, and comes back by itself', async () => {
    double.instead = () => ({ status: 503, body: null });
    await openRecord();
    await expectText('No connection to Fieldward');
    double.instead = () => null;
    await expectText('1 suggestion to review');
  });

  it('ends when a second page connects, and says so', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    await page.evaluate(() => window.offer());
    await expectText('The connection to this page was closed');
    const heard = await page.evaluate(() => window.heard);
    expect(heard.at(-1)).toMatchObject({ type: 'sf-embedding/shutdown', reason: 'DUPLICATE_PORT_TRANSFER' });
  });

  it('talks to no page that names an origin which is not allowed', async () => {
    await page.goto(`${double.hostPage}?as=${encodeURIComponent('https://evil.example')}`);
    await expectText('Open this in Salesforce');
    expect(await page.evaluate(() => window.heard)).toEqual([]);
    expect(double.calls).toEqual([]);
  });

  it('shows nothing of anybody where it stands alone', async () => {
    const metadata = encodeURIComponent(
      JSON.stringify({ instanceId: 'one', hostAppOrigin: 'https://a.lightning.force.com' }),
    );
    await page.goto(`${double.product}/hosts/salesforce/panel?hostMetaData=${metadata}`);
    await page.getByText('Open this in Salesforce', { exact: true }).waitFor();
    expect(double.calls).toEqual([]);
  });

  it('tells the page how high it is, so that the record page scrolls and not the frame', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    const height = await panel()
      .locator('main')
      .evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    const reported = async () => {
      const heard = await page.evaluate(() => window.heard);
      return heard.findLast(({ method }) => method?.endsWith('size-changed'))?.params?.height;
    };
    await expect.poll(reported).toBe(height);
  });

  it('lays itself out for a narrow column', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    await page.locator('#panel').evaluate((frame) => frame.setAttribute('width', '320'));
    const main = panel().locator('main');
    await expect.poll(() => main.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await violations()).toEqual([]);
  });

  it('keeps to what everybody can read and reach', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    expect(await violations()).toEqual([]);
  });

  it('offers the log to those who read it, and keeps what was typed meanwhile', async () => {
    double.role = 'sales_ops';
    await openRecord();
    await panel().getByTestId(`reject-${pending.id}`).click();
    await panel().getByTestId('log').click();
    await expectText('No entries yet');
    await panel().getByRole('button', { name: 'Back to suggestions' }).click();
    await panel().getByText('Why do you reject it?').first().waitFor();
  });

  it('offers no log to a rep', async () => {
    await openRecord();
    await expectText('1 suggestion to review');
    expect(await panel().getByTestId('log').count()).toBe(0);
  });

  it('opens a source near what was pressed, however high the frame is', async () => {
    const twenty = Array.from({ length: 20 }, (_, at) =>
      makeSuggestion({ id: `sug_${String(at).padStart(26, '0')}`, evidence: [makeEvidence({ title: `Call ${at}` })] }),
    );
    double.review = makeReply({ ...review, open: twenty, openTotal: 20 });
    await openRecord();
    await expectText('20 suggestions to review');
    await page.locator('#panel').evaluate((frame) => frame.setAttribute('height', '4000'));
    const button = panel().getByText('Read source').nth(15);
    const pressed = (await button.boundingBox())?.y ?? 0;
    await button.click();
    const dialog = panel().getByRole('dialog');
    await dialog.waitFor();
    const box = await dialog.boundingBox();
    const scrolled = await page.evaluate(() => window.scrollY);
    const top = (box?.y ?? 0) + scrolled;
    expect(pressed).toBeGreaterThan(1_500);
    expect(top).toBeLessThan(pressed);
    expect(top + (box?.height ?? 0)).toBeGreaterThan(pressed);
  });

  it('lets a person lend their own access in a window that is not tied to the panel', async () => {
    const authorizeUrl = `${double.hostPage}?as=authorize`;
    double.instead = ({ path: at }) => (at === '/api/connections/own' ? { status: 200, body: { authorizeUrl } } : null);
    await openRecord();
    await expectText('Accepted changes are written by Fieldward’s integration user');
    const opened = context.waitForEvent('page');
    await panel().getByTestId('connect').click();
    const popup = await opened;
    await popup.waitForURL(authorizeUrl);
    expect(await popup.evaluate(() => window.opener)).toBeNull();
    double.review = { ...review, writing: { as: 'you', name: 'Maya Lindqvist', canConnect: true } };
    await expectText('Accepted changes are written as you');
  });

  it('closes that window again and says why when the server refuses', async () => {
    double.instead = ({ path: at }) =>
      at === '/api/connections/own' ? { status: 409, body: { code: 'x', detail: 'Not now.' } } : null;
    await openRecord();
    const opened = context.waitForEvent('page');
    await panel().getByTestId('connect').click();
    const popup = await opened;
    if (!popup.isClosed()) await popup.waitForEvent('close');
    await expect
      .poll(() => eventsOf('fieldward-toast'))
      .toMatchObject([{ params: { detail: { message: 'Not now.', variant: 'warning' } } }]);
  });
});

describe('the panel in Canvas', () => {
  it('exchanges the code of its landing page and shows the record of the signed request', async () => {
    await page.goto(`${double.canvasPage}?signed=genuine`);
    await expectText('1 suggestion to review');
    expect(double.calls[0]?.body).toEqual({ crm: 'salesforce', code: 'landing-code' });
    expect(trace()).toEqual(['POST /api/sessions nobody', `GET ${reviewPath} Bearer bearer-1`]);
  });

  it('has the record page read again after a write, and shows its toast itself', async () => {
    await page.goto(`${double.canvasPage}?signed=genuine`);
    await panel().getByTestId(`accept-${pending.id}`).click();
    await panel().getByRole('region', { name: 'Messages' }).getByText('Close date updated').waitFor();
    await expect
      .poll(() => page.evaluate(() => window.heard))
      .toEqual([{ origin: double.product, data: { type: 'fieldward-applied' } }]);
    expect(await violations()).toEqual([]);
  });

  it('shows a refusal as a page in the frame', async () => {
    await page.goto(`${double.canvasPage}?signed=forged`);
    await expectText('This proof is not valid here.');
    expect(await violations()).toEqual([]);
  });
});
