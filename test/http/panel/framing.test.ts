import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type Express } from 'express';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { panelRouter } from '#http/panel/router.ts';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';

const panelText = 'the panel is shown';
const closers: (() => Promise<unknown>)[] = [];
let browser: Browser;
let panelUrl: string;
/** Pages that frame whatever their address says. */
let allowed: string;
let foreign: string;

async function serve(app: Express): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function framingPage(): Express {
  return express().get('/', (req, res) => {
    res.type('html').send(`<iframe src="${String(req.query.of).replaceAll('"', '')}"></iframe>`);
  });
}

beforeAll(async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'framing-'));
  closers.push(() => rm(directory, { recursive: true, force: true }));
  await mkdir(path.join(directory, 'assets'));
  const start = '<script type="application/json" id="fieldward-start">{}</script>';
  await writeFile(path.join(directory, 'index.html'), `<!doctype html><html><body>${panelText}${start}</body></html>`);
  [allowed, foreign] = [await serve(framingPage()), await serve(framingPage())];
  const canvasLanding = () => Promise.reject(new Error('not asked'));
  const router = panelRouter({ directory, appDirectory: directory, extraAncestors: [allowed], canvasLanding });
  panelUrl = `${await serve(express().use('/hosts', router))}/hosts/salesforce/panel`;
  browser = await openBrowser();
  closers.push(() => browser.close());
});
afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

/** What a browser shows in the frame of that page. */
async function framedBy(origin: string, address: string): Promise<string> {
  const page = await browser.newPage();
  await page.goto(`${origin}/?of=${encodeURIComponent(address)}`, { waitUntil: 'load' });
  const [, frame] = page.frames();
  const text = (await frame?.locator('body').textContent()) ?? '';
  await page.close();
  return text;
}

const ofOneOrganization = () => {
  const hostMetaData = JSON.stringify({ instanceId: 'one', hostAppOrigin: 'https://corvane.lightning.force.com' });
  return `${panelUrl}?${new URLSearchParams({ hostMetaData })}`;
};

describe('a browser', () => {
  it('shows the panel in a page that may frame it', async () => {
    expect(await framedBy(allowed, panelUrl)).toContain(panelText);
    expect(await framedBy(allowed, ofOneOrganization())).toContain(panelText);
  });

  it('shows nothing of it in anybody else’s page, whatever organization the address names', async () => {
    expect(await framedBy(foreign, panelUrl)).not.toContain(panelText);
    expect(await framedBy(foreign, ofOneOrganization())).not.toContain(panelText);
    const ofItself = JSON.stringify({ instanceId: 'one', hostAppOrigin: foreign });
    expect(await framedBy(foreign, `${panelUrl}?${new URLSearchParams({ hostMetaData: ofItself })}`)).not.toContain(
      panelText,
    );
  });
});
