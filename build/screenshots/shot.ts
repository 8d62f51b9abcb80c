import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { indexedPng } from '../indexed-png.ts';
import { projectRoot } from '../layout.ts';

/** One picture: its name, and what to do on the freshly opened record before it is taken. */
export interface Shot {
  readonly name: string;
  prepare(page: Page): Promise<void>;
}

/** A record page, and the pictures that are taken on it. */
export interface Series {
  readonly frontPage: string;
  /** Resolves when the page shows everything that it will show by itself. */
  settled(page: Page): Promise<unknown>;
  readonly shots: readonly Shot[];
}

const folder = path.join(projectRoot, 'docs', 'screenshots');
/** A README is read on slow lines too. */
const bytesMax = 250_000;

export async function takeSeries(browser: Browser, { frontPage, settled, shots }: Series): Promise<void> {
  for (const shot of shots) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(frontPage);
    await settled(page);
    await shot.prepare(page);
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(folder, `${shot.name}.png`);
    const picture = indexedPng(await stillPicture(page));
    if (picture.length > bytesMax) throw new Error(`${file} has ${picture.length} bytes, more than ${bytesMax}`);
    await writeFile(file, picture);
    console.log(`${path.relative(projectRoot, file)}: ${Math.round(picture.length / 1000)} kB`);
    await context.close();
  }
}

/** A frame that grows with its content, and what moves in from an edge, take a moment. */
async function stillPicture(page: Page): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0);
  for (let tries = 0; tries < 20; tries += 1) {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error(`${page.url()} does not come to rest`);
}
