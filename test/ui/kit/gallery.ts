import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { builtOnce } from '#test/ui/hosts/built-once.ts';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';

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
  /** The gallery as new, in the one page that all tests of a file share: what stood in it before is gone. */
  open(query?: string): Promise<GalleryPage>;
  close(): Promise<void>;
}

/** One column: what a component does is the same in it, and it is laid out in half the time of three. */
const narrow = { width: 800, height: 1000 };

/** Serves the gallery on loopback and opens it in a real Chromium. */
export async function startGallery(viewport = narrow): Promise<Gallery> {
  const folder = await builtOnce('gallery', async (target) =>
    (await import('./build-gallery.ts')).buildGallery(target),
  );
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
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  return {
    open: (query = '') => openAnew(page, `${address}${query}`),
    async close() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function openAnew(page: Page, url: string): Promise<GalleryPage> {
  const raised: string[] = [];
  const complaints: string[] = [];
  page.removeAllListeners();
  page.on('pageerror', (error) => raised.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  // Where the test before left the pointer, it would hover over something.
  await page.mouse.move(0, 0);
  await page.goto(url);
  await page.locator('section[aria-label="Actions"] h2').waitFor({ timeout: 15_000 });
  return {
    page,
    raised,
    complaints,
    told: async () => JSON.parse((await page.getByTestId('log').textContent()) ?? '[]'),
  };
}
