import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withBuildLock } from './build-lock.ts';
import { bundleCards } from './bundle-card.ts';
import { buildConsole } from './console.ts';
import { hashOfInputs } from './inputs-hash.ts';
import {
  consolePages,
  distRoot,
  lightningPages,
  projectRoot,
  salesforceApp,
  salesforcePanel,
  sandboxCards,
  sandboxPages,
  sandboxProject,
  sandboxWrapper,
} from './layout.ts';
import { buildPages } from './pages.ts';
import { buildPanel } from './panel.ts';
import { sandboxUrl } from './public-url.ts';
import { bundleSalesforceWrapper } from './salesforce-wrapper.ts';
import { stageHubSpot } from './stage-hubspot.ts';

interface Target {
  name: string;
  folder: string;
  inputs: string[];
  build(): Promise<string>;
}

const shared = ['build', 'package-lock.json', 'tsconfig.json'];

const sandbox = 'extension-ui/hosts/sandbox';

const targets: Target[] = [
  {
    name: 'HubSpot card',
    folder: sandboxCards,
    inputs: [...shared, 'manifests/hubspot', 'extension-ui/core', 'extension-ui/screens', 'extension-ui/hosts/hubspot'],
    build: buildCards,
  },
  {
    name: 'HubSpot record page',
    folder: sandboxPages,
    inputs: [...shared, 'extension-ui/core', 'extension-ui/kit', `${sandbox}/shell`, `${sandbox}/hubspot`],
    build: async () => {
      await buildPages(sandboxPages);
      return 'HubSpot record page';
    },
  },
  {
    name: 'Lightning record page',
    folder: lightningPages,
    inputs: [...shared, `${sandbox}/shell`, `${sandbox}/lightning`],
    build: async () => {
      await buildPages(lightningPages, 'salesforce');
      return 'Lightning record page';
    },
  },
  {
    name: 'Lightning component',
    folder: sandboxWrapper,
    inputs: [...shared, 'manifests/salesforce/force-app/main/default/lwc', `${sandbox}/lightning/platform`],
    build: async () => {
      const bytes = await bundleSalesforceWrapper(sandboxWrapper);
      return `Lightning component ${(bytes / 1024).toFixed(1)} KB gzip`;
    },
  },
  {
    name: 'Salesforce panel',
    folder: salesforcePanel,
    inputs: [
      ...shared,
      'extension-ui/core',
      'extension-ui/screens',
      'extension-ui/kit',
      'extension-ui/hosts/salesforce',
      'extension-ui/hosts/web',
    ],
    build: async () => {
      const bytes = await buildPanel('salesforce', salesforcePanel);
      return `Salesforce panel ${(bytes / 1024).toFixed(1)} KB gzip`;
    },
  },
  {
    name: 'Salesforce app page',
    folder: salesforceApp,
    inputs: [
      ...shared,
      'extension-ui/core',
      'extension-ui/screens',
      'extension-ui/kit',
      'extension-ui/hosts/salesforce',
      'extension-ui/hosts/salesforce-app',
      'extension-ui/hosts/web',
    ],
    build: async () => {
      const bytes = await buildPanel('salesforce-app', salesforceApp);
      return `Salesforce app page ${(bytes / 1024).toFixed(1)} KB gzip`;
    },
  },
  {
    name: 'Console',
    folder: consolePages,
    inputs: [
      ...shared,
      'extension-ui/core',
      'extension-ui/screens',
      'extension-ui/kit',
      'extension-ui/hosts/console',
      'extension-ui/hosts/web',
    ],
    build: async () => {
      const bytes = await buildConsole(consolePages);
      return `console ${(bytes / 1024).toFixed(1)} KB gzip`;
    },
  },
];

async function buildCards(): Promise<string> {
  await stageHubSpot(sandboxProject, sandboxUrl);
  const sizes = await bundleCards(sandboxProject, sandboxCards);
  return sizes.map(({ file, gzipBytes }) => `${file} ${(gzipBytes / 1024).toFixed(1)} KB gzip`).join(', ');
}

/** Builds what is older than its inputs. The hash lies inside the result, so that half a result is never taken as fresh. */
async function buildIfStale(target: Target): Promise<string | null> {
  const hash = await hashOfInputs(projectRoot, target.inputs, target.name);
  const stamp = path.join(target.folder, '.inputs-sha256');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return null;
  const built = await target.build();
  await writeFile(stamp, hash);
  return built;
}

const started = performance.now();
const built = await withBuildLock(distRoot, async () => {
  const results: (string | null)[] = [];
  for (const target of targets) results.push(await buildIfStale(target));
  return results.filter((result) => result !== null);
});
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(built.length > 0 ? `Screens built in ${seconds} s: ${built.join(', ')}.` : 'Screens are up to date.');
