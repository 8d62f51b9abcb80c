import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { translate } from '@hubspot/project-parsing-lib/translate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entrypointFile } from '../../build/hubspot-components.ts';
import { stageHubSpot } from '../../build/stage-hubspot.ts';
import { distFolder } from '../build/dist-folder.ts';
import { hsmetaSchema, hsprojectSchema } from './hsmeta.ts';

const url = 'https://fieldward.example/crm';
let folder: string;
let project: string;

beforeAll(async () => {
  folder = await distFolder();
  project = path.join(folder, 'project');
  await stageHubSpot(project, url);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const json = async (...parts: string[]) => JSON.parse(await readFile(path.join(project, ...parts), 'utf8')) as unknown;

async function components() {
  const files = (await readdir(path.join(project, 'src'), { recursive: true })).filter((file) =>
    file.endsWith('-hsmeta.json'),
  );
  return Promise.all(files.map(async (file) => ({ file, meta: hsmetaSchema.parse(await json('src', file)) })));
}

describe('the staged HubSpot project', () => {
  it('is for platform 2026.09 and holds only components in the shape that we know HubSpot takes', async () => {
    hsprojectSchema.parse(await json('hsproject.json'));
    const types = (await components()).map(({ meta }) => meta.type).sort();
    expect(types).toEqual(['app', 'card', 'card', 'page']);
  });

  it('keeps its uids: another uid would be another component, and every placement of the card would be lost', async () => {
    const uids = (await components()).map(({ meta }) => meta.uid).sort();
    expect(uids).toEqual(['fieldward_app', 'fieldward_pages', 'fieldward_review_sidebar', 'fieldward_review_tab']);
  });

  it('has a screen beside every component that names one, and no screen that nobody names', async () => {
    const named = new Set<string>();
    for (const { meta } of await components()) {
      if ('entrypoint' in meta.config) named.add(entrypointFile(project, meta.config.entrypoint));
    }
    const entries = await readdir(path.join(project, 'src'), { recursive: true });
    const screens = entries.filter((file) => /\.[jt]sx?$/.test(file)).map((file) => path.join(project, 'src', file));
    expect(screens.sort()).toEqual([...named].sort());
  });

  it('has screens that import react and the SDK and nothing else, for HubSpot uploads nothing else', async () => {
    for (const screen of ['cards/review-card.jsx', 'pages/log-page.jsx']) {
      const source = await readFile(path.join(project, 'src', 'app', screen), 'utf8');
      const imported = [...source.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, specifier]) => specifier);
      expect(new Set(imported), screen).toEqual(new Set(['@hubspot/ui-extensions', 'react']));
      expect(source.match(/^import\b|\bimport\(/gm), screen).toHaveLength(imported.length);
    }
  });

  it('names each imported package in the package.json of the folder', async () => {
    for (const part of ['cards', 'pages']) {
      const manifest = (await json('src', 'app', part, 'package.json')) as { dependencies: Record<string, string> };
      expect(manifest.dependencies).toEqual({ '@hubspot/ui-extensions': '0.17.0', react: '18.3.1' });
    }
  });

  it('has the address of the server in the place of every placeholder', async () => {
    const app = hsmetaSchema.parse(await json('src', 'app', 'app-hsmeta.json'));
    if (app.type !== 'app') throw new Error('app-hsmeta.json describes no app');
    expect(app.config.permittedUrls.fetch).toEqual([url]);
    expect(app.config.auth.redirectUrls).toEqual([`${url}/oauth/hubspot/callback`]);
    for (const file of await readdir(project, { recursive: true })) {
      if (!file.endsWith('.json') && !file.endsWith('.jsx')) continue;
      expect(await readFile(path.join(project, file), 'utf8'), file).not.toContain('FIELDWARD_PUBLIC_URL');
    }
  });

  it('asks for the scopes it uses and for none that opens sensitive data', async () => {
    const app = hsmetaSchema.parse(await json('src', 'app', 'app-hsmeta.json'));
    if (app.type !== 'app') throw new Error('app-hsmeta.json describes no app');
    const { requiredScopes, optionalScopes, conditionallyRequiredScopes } = app.config.auth;
    expect(requiredScopes).toContain('crm.objects.deals.write');
    expect(requiredScopes.filter((scope) => scope.includes('sensitive'))).toEqual([]);
    expect([...optionalScopes, ...conditionallyRequiredScopes]).toEqual([]);
  });

  it('is read by HubSpot’s own parsing library without an error and with every component', async () => {
    const source = path.join(project, 'src');
    const parsed = await translate({ projectSourceDir: source, platformVersion: '2026.09' }, { skipValidation: true });
    expect(parsed.skippedHsMetaFiles).toEqual([]);
    const uids = Object.keys(parsed.intermediateRepresentation.intermediateNodesIndexedByUid).sort();
    expect(uids).toEqual(['fieldward_app', 'fieldward_pages', 'fieldward_review_sidebar', 'fieldward_review_tab']);
  });
});
