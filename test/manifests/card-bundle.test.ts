import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCards } from '../../build/bundle-card.ts';
import { stageHubSpot } from '../../build/stage-hubspot.ts';
import { distFolder } from '../build/dist-folder.ts';

const limitBytes = 60 * 1024;
let folder: string;
let sizes: { file: string; gzipBytes: number }[];

beforeAll(async () => {
  folder = await distFolder();
  await stageHubSpot(path.join(folder, 'project'), 'https://fieldward.example');
  sizes = await bundleCards(path.join(folder, 'project'), path.join(folder, 'cards'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the production bundle of each screen', () => {
  it('weighs at most 60 KB after gzip', () => {
    expect(sizes.map(({ file }) => file).sort()).toEqual([
      'app-page.js',
      'bulk-action.js',
      'review-card.js',
      'settings-page.js',
    ]);
    for (const { file, gzipBytes } of sizes) {
      expect(gzipBytes, file).toBeGreaterThan(1024);
      expect(gzipBytes, file).toBeLessThanOrEqual(limitBytes);
    }
  });

  it('borrows React and remote-ui from the worker instead of bringing its own, which would crash it', async () => {
    for (const { file } of sizes) {
      const code = await readFile(path.join(folder, 'cards', file), 'utf8');
      expect(code.trimEnd(), file).toMatch(/\}\)\(React,RemoteUI\);?$/);
      expect(code, file).not.toContain('__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED=');
      expect(code, file).not.toMatch(/\brequire\(/);
    }
  });

  it('is listed for every place in which HubSpot shows it', async () => {
    const { cards } = JSON.parse(await readFile(path.join(folder, 'cards', 'cards.json'), 'utf8'));
    const listed = cards as { location: string; title: string; file: string }[];
    expect(listed.toSorted((a, b) => (a.location < b.location ? -1 : 1))).toEqual([
      { location: 'crm.bulkActions', title: 'Show waiting suggestions', file: 'bulk-action.js' },
      { location: 'crm.record.sidebar', title: 'Fieldward suggestions', file: 'review-card.js' },
      { location: 'crm.record.tab', title: 'Fieldward', file: 'review-card.js' },
      { location: 'helpdesk.sidebar', title: 'Fieldward suggestions', file: 'review-card.js' },
      { location: 'pages', title: 'Fieldward', file: 'app-page.js' },
      { location: 'settings', title: 'Fieldward', file: 'settings-page.js' },
    ]);
  });
});
