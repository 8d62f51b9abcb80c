import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '#bench/free-port.ts';
import type { SandboxFile } from '#demo/sandbox-file.ts';
import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';
import { projectRoot } from './layout.ts';
import { consoleSeries } from './screenshots/console-shots.ts';
import { hubspotSeries } from './screenshots/hubspot-shots.ts';
import { salesforceSeries } from './screenshots/salesforce-shots.ts';
import { takeSeries } from './screenshots/shot.ts';

/* Takes the pictures of docs/screenshots from the product itself, freshly seeded. Built screens are taken as they are. */

async function takeAll({ url, crms }: SandboxFile): Promise<void> {
  const browser = await openBrowser();
  try {
    await takeSeries(browser, hubspotSeries(crms.hubspot.frontPage));
    await takeSeries(browser, consoleSeries(url));
    await takeSeries(browser, salesforceSeries(crms.salesforce.frontPage));
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
