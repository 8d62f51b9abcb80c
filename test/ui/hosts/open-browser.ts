import { access } from 'node:fs/promises';
import packedChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A real Chromium: the one that is installed, else the one that comes with the npm package. */
export async function openBrowser(): Promise<Browser> {
  const found = await firstThatExists(installed);
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ];
  // Chromium refuses its sandbox to root, which containers often are.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return found
    ? chromium.launch({ executablePath: found, args })
    : chromium.launch({
        executablePath: await packedChromium.executablePath(),
        args: [...packedChromium.args, ...args],
      });
}

async function firstThatExists(files: string[]): Promise<string | undefined> {
  for (const file of files) {
    const exists = await access(file).then(
      () => true,
      () => false,
    );
    if (exists) return file;
  }
  return undefined;
}
