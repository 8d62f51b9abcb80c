import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';

const kit = path.resolve(import.meta.dirname, '../../../extension-ui/kit');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface GalleryPage {
  page: Page;
  /** What the components have told their card so far. */
  told(): Promise<unknown[][]>;
  /** Errors that the page itself raised: uncaught ones and unhandled rejections. */
  raised: string[];
  /** What was written to the console as an error. */
  complaints: string[];
}

export interface Gallery {
  open(query?: string): Promise<GalleryPage>;
  close(): Promise<void>;
}

/** Builds the gallery with the kit in place of the SDK, serves it on loopback and opens it in a real Chromium. */
export async function startGallery(): Promise<Gallery> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kit-gallery-'));
  await buildGallery(folder);
  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? '/', 'http://gallery.example').pathname;
    const file = asked === '/' ? 'index.html' : asked;
    const body = await readFile(path.join(folder, file)).catch(() => null);
    response.writeHead(body === null ? 404 : 200, { 'content-type': types[path.extname(file)] ?? 'font/woff2' });
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await openBrowser();
  return {
    open: (query = '') => openPage(browser, `${address}${query}`),
    async close() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true });
    },
  };
}

async function buildGallery(outDir: string): Promise<void> {
  // Vitest sets this to "test", and Vite then compiles JSX for React's development build, which is not the one bundled.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await bundle(outDir);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function bundle(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: path.join(kit, 'gallery'),
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: { '@hubspot/ui-extensions': path.join(kit, 'sdk-alias.ts') } },
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
}

async function openPage(browser: Browser, url: string): Promise<GalleryPage> {
  // axe needs a context of its own.
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const raised: string[] = [];
  const complaints: string[] = [];
  page.on('pageerror', (error) => raised.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url);
  await page.getByRole('heading', { name: 'Actions' }).waitFor({ timeout: 15_000 });
  return {
    page,
    raised,
    complaints,
    told: async () => JSON.parse((await page.getByTestId('log').textContent()) ?? '[]'),
  };
}
