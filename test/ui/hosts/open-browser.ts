import { access } from 'node:fs/promises';
import packedChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A real Chromium: the one that comes with the npm package, which has no windows of its own to draw and so costs half
 * as much; where the machine lacks its libraries, the one that is installed.
 */
export async function openBrowser(): Promise<Browser> {
  // Not the package's own arguments: they put all of Chromium into one process, which then ends with its first page.
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ];
  // Chromium refuses its sandbox to root, which containers often are.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  try {
    return await chromium.launch({ executablePath: await packedChromium.executablePath(), args });
  } catch (error) {
    const executablePath = await firstThatExists(installed);
    if (executablePath === undefined) throw error;
    return chromium.launch({ executablePath, args });
  }
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
