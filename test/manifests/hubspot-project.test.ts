import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hubspotScopes } from '#crm/hubspot/scopes.ts';
import { entrypointFile } from '../../build/hubspot-components.ts';
import { hsmetaSchema, hsprojectSchema } from './hsmeta.ts';
import { stagedHubSpot } from './staged-hubspot.ts';

const url = 'https://fieldward.example/crm';
const staged = stagedHubSpot(url);

const parts = ['actions', 'cards', 'pages', 'settings'];

/** HubSpot knows a component by its uid for ever: each of these was chosen once. */
const uids = [
  'fieldward_app',
  'fieldward_bulk_waiting',
  'fieldward_pages',
  'fieldward_review_helpdesk',
  'fieldward_review_sidebar',
  'fieldward_review_tab',
  'fieldward_settings',
  'fieldward_webhooks',
];

describe('the staged HubSpot project', () => {
  it('is for platform 2026.09 and holds only components in the shape that we know HubSpot takes', async () => {
    hsprojectSchema.parse(await staged.json('hsproject.json'));
    const types = (await staged.components()).map(({ meta }) => meta.type).sort();
    expect(types).toEqual(['app', 'card', 'card', 'card', 'crm-bulk-action', 'page', 'settings', 'webhooks']);
  });

  it('keeps its uids: another uid would be another component, and every placement of the card would be lost', async () => {
    expect((await staged.components()).map(({ meta }) => meta.uid).sort()).toEqual(uids);
  });

  it('shows the review card in the tab and the sidebar of every object, and in the help desk for tickets', async () => {
    const cards = (await staged.components()).flatMap(({ meta }) => (meta.type === 'card' ? [meta.config] : []));
    const everywhere = ['contacts', 'companies', 'deals', 'tickets'];
    expect(Object.fromEntries(cards.map(({ location, objectTypes }) => [location, objectTypes]))).toEqual({
      'crm.record.tab': everywhere,
      'crm.record.sidebar': everywhere,
      'helpdesk.sidebar': ['tickets'],
    });
    expect(new Set(cards.map(({ entrypoint }) => entrypoint))).toEqual(new Set(['/app/cards/review-card.jsx']));
  });

  it('has a screen beside every component that names one, and no screen that nobody names', async () => {
    const named = new Set<string>();
    for (const { meta } of await staged.components()) {
      if ('entrypoint' in meta.config) named.add(entrypointFile(staged.project, meta.config.entrypoint));
    }
    const entries = await readdir(path.join(staged.project, 'src'), { recursive: true });
    const screens = entries.filter((file) => /\.[jt]sx?$/.test(file));
    expect(screens.map((file) => path.join(staged.project, 'src', file)).sort()).toEqual([...named].sort());
    expect(new Set(screens.map((file) => path.basename(path.dirname(file))))).toEqual(new Set(parts));
  });

  it('has screens that import react and the SDK and nothing else, for HubSpot uploads nothing else', async () => {
    const entries = await readdir(path.join(staged.project, 'src'), { recursive: true });
    for (const screen of entries.filter((file) => file.endsWith('.jsx'))) {
      const source = await readFile(path.join(staged.project, 'src', screen), 'utf8');
      const imported = [...source.matchAll(/^import .* from "([^"]+)";$/gm)].map(([, specifier]) => specifier);
      expect(new Set(imported), screen).toEqual(new Set(['@hubspot/ui-extensions', 'react']));
      expect(source.match(/^import\b|\bimport\(/gm), screen).toHaveLength(imported.length);
    }
  });

  it('names each imported package in the package.json of the folder', async () => {
    for (const part of parts) {
      const manifest = (await staged.json('src', 'app', part, 'package.json')) as Record<string, unknown>;
      expect(manifest.dependencies, part).toEqual({ '@hubspot/ui-extensions': '0.17.0', react: '18.3.1' });
    }
  });

  it('has the address of the server in the place of every placeholder, and calls nothing else', async () => {
    const { config } = await staged.only('app');
    expect(config.permittedUrls).toEqual({ fetch: [url], iframe: [], img: [] });
    expect(config.auth.redirectUrls).toEqual([`${url}/oauth/hubspot/callback`]);
    expect((await staged.only('webhooks')).config.settings.targetUrl).toBe(`${url}/hooks/hubspot`);
    for (const file of await readdir(staged.project, { recursive: true })) {
      if (!file.endsWith('.json') && !file.endsWith('.jsx')) continue;
      expect(await readFile(path.join(staged.project, file), 'utf8'), file).not.toContain('FIELDWARD_PUBLIC_URL');
    }
  });

  it('asks for exactly the scopes that the server uses, none of which opens sensitive data', async () => {
    const { requiredScopes, optionalScopes, conditionallyRequiredScopes } = (await staged.only('app')).config.auth;
    expect(requiredScopes.toSorted()).toEqual([...hubspotScopes].sort());
    expect(requiredScopes.filter((scope) => scope.includes('sensitive'))).toEqual([]);
    expect([...optionalScopes, ...conditionallyRequiredScopes]).toEqual([]);
  });
});

describe('our schema for components', () => {
  const bulk = {
    uid: 'u',
    type: 'crm-bulk-action',
    config: {
      label: 'L',
      entrypoint: '/app/actions/a.jsx',
      objectTypes: ['deals'],
      displayMode: 'PANEL',
      icon: 'approvals',
    },
  };

  it('takes a component that is right', () => {
    expect(hsmetaSchema.parse(bulk)).toEqual(bulk);
  });

  it.each([
    ['an unknown type', { ...bulk, type: 'workflow-dream' }],
    ['an unknown key at the top', { ...bulk, name: 'L' }],
    ['an unknown key in the configuration', { ...bulk, config: { ...bulk.config, title: 'L' } }],
    ['an object that we do not review', { ...bulk, config: { ...bulk.config, objectTypes: ['quotes'] } }],
    ['a screen in the folder of another type', { ...bulk, config: { ...bulk.config, entrypoint: '/app/cards/a.jsx' } }],
    ['a uid that is too long', { ...bulk, uid: 'u'.repeat(65) }],
  ])('refuses %s', (_, component) => {
    expect(hsmetaSchema.safeParse(component).success).toBe(false);
  });
});
