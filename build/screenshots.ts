import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Locator, Page } from 'playwright-core';
import { freePort } from '#bench/free-port.ts';
import type { SandboxFile } from '#demo/sandbox-file.ts';
import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';
import { indexedPng } from './indexed-png.ts';
import { projectRoot } from './layout.ts';

/* Takes the pictures of docs/screenshots from the product itself, freshly seeded. Built screens are taken as they are. */

const folder = path.join(projectRoot, 'docs', 'screenshots');
/** A README is read on slow lines too. */
const bytesMax = 250_000;

const pasted = [
  'Jonas Halvorsen: We will need 65 seats once Gothenburg opens.',
  'Maya Lindqvist: And the budget?',
  'Jonas Halvorsen: The board approved 310 thousand dollars.',
  'Sigrid Aune: The next step is a security review on Monday.',
  'Jonas Halvorsen: Please change the payment terms to net 60.',
].join('\n');

/** One picture: its name, and what to do on the freshly opened record before it is taken. */
type Shot = readonly [name: string, prepare: (page: Page, tab: Locator) => Promise<void>];

const shots: readonly Shot[] = [
  ['card-in-record', async () => {}],
  [
    'sidebar',
    async (page) => {
      await page.getByRole('tab', { name: 'Activities' }).click();
      await page.getByRole('button', { name: 'Expand all' }).click();
    },
  ],
  [
    'card-edit',
    async (_, tab) => {
      const tile = tileOf(tab, 'Amount');
      await tile.getByRole('button', { name: 'Edit' }).click();
      await tab.locator('[data-testid^="editor-"]').waitFor();
      await scrollTo(tile);
    },
  ],
  [
    'card-quarantined',
    async (_, tab) => {
      const closed = tab.locator('[data-testid^="tile-"]').filter({ hasText: 'Suspicious' }).first();
      const id = (await closed.getAttribute('data-testid')) ?? '';
      await closed.getByRole('button', { name: 'Open' }).click();
      await tab.locator('[data-testid^="warnings-"]').waitFor();
      await scrollTo(tab.getByTestId(id));
    },
  ],
  [
    'card-blocked',
    async (_, tab) => {
      const heading = tab.getByRole('button', { name: /^Blocked \(/ });
      await heading.click();
      await scrollTo(heading);
    },
  ],
  [
    'card-conflict',
    async (page, tab) => {
      await page.getByRole('button', { name: 'Edit as someone else' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Property' }).selectOption({ label: 'Amount' });
      await dialog.getByRole('textbox', { name: 'Amount' }).fill('95000');
      await dialog.getByRole('button', { name: 'Change it' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const changed = tab.locator('[data-testid^="changed-"]');
      await changed.waitFor();
      await page.getByRole('button', { name: 'Close alert' }).click();
      await scrollTo(tileOf(tab, 'Amount'));
    },
  ],
  [
    'paste-transcript',
    async (page) => {
      await page.getByRole('button', { name: 'Paste a transcript' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Title' }).fill('Call about Gothenburg');
      await dialog.getByRole('textbox', { name: 'Transcript' }).fill(pasted);
      await dialog.getByRole('button', { name: /let the agent read it/ }).click();
      await dialog.getByRole('status').waitFor();
    },
  ],
  [
    'log',
    async (page, tab) => {
      await tab.getByRole('button', { name: 'Accept' }).first().click();
      await page.getByRole('button', { name: 'Close alert' }).click();
      // A rep has no access to the log.
      await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Ruth Abernathy, admin' });
      await page.getByRole('link', { name: 'Log' }).click();
      await page.locator('[data-testid^="event-"]').first().waitFor();
    },
  ],
];

function tileOf(tab: Locator, label: string): Locator {
  return tab
    .getByTestId('open')
    .locator('[data-testid^="tile-"]')
    .filter({ has: tab.page().getByText(label, { exact: true }) })
    .first();
}

/** To the upper edge of the screen, below the tabs that stay there. */
async function scrollTo(target: Locator): Promise<void> {
  await target.evaluate((element) => {
    element.style.scrollMarginTop = '156px';
    element.scrollIntoView({ block: 'start' });
  });
}

async function takeAll({ frontPage }: SandboxFile): Promise<void> {
  const browser = await openBrowser();
  try {
    for (const [name, prepare] of shots) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(frontPage);
      const tab = page.locator('[data-location="crm.record.tab"]');
      const sidebar = page.locator('[data-location="crm.record.sidebar"]');
      await Promise.all([tab, sidebar].map((card) => card.getByTestId('counts').waitFor()));
      await prepare(page, tab);
      await page.evaluate(() => document.fonts.ready);
      const file = path.join(folder, `${name}.png`);
      const picture = indexedPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
      if (picture.length > bytesMax) throw new Error(`${file} has ${picture.length} bytes, more than ${bytesMax}`);
      await writeFile(file, picture);
      console.log(`${path.relative(projectRoot, file)}: ${Math.round(picture.length / 1000)} kB`);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

async function startProduct(dataDirectory: string, databaseUrl: string): Promise<ChildProcess> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), FIELDWARD_DATA_DIR: dataDirectory, DATABASE_URL: databaseUrl };
  const product = spawn(process.execPath, ['server/main.ts'], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: product.stdout })) {
    if (line.startsWith('Fieldward is ready')) return product;
  }
  throw new Error('the product did not start');
}

const dataDirectory = await mkdtemp(path.join(tmpdir(), 'fieldward-screenshots-'));
// Started here rather than by the product, so that it can be removed: it may lie outside the data directory.
const database = await startLocalPostgres({ dataDirectory, log: () => {} });
try {
  const product = await startProduct(dataDirectory, database.ownerUrl);
  // Read on: a full pipe would hold the product up.
  product.stdout?.resume();
  try {
    await takeAll(JSON.parse(await readFile(path.join(dataDirectory, 'sandbox.json'), 'utf8')) as SandboxFile);
  } finally {
    const ended = once(product, 'exit');
    product.kill('SIGTERM');
    await ended;
  }
} finally {
  await database.stop();
  await database.remove();
  await rm(dataDirectory, { recursive: true, force: true });
}
