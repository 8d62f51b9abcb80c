import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyField } from '#contract/policy.ts';
import { catalogue } from '#sandbox/hubspot/catalogue/catalogue.ts';
import { projectRoot } from '../../build/layout.ts';
import { stagedHubSpot } from './staged-hubspot.ts';

const staged = stagedHubSpot('https://fieldward.example');
const plural = { contact: 'contacts', company: 'companies', deal: 'deals', ticket: 'tickets' } as const;
const isStandard = (objectType: keyof typeof catalogue, name: string) =>
  catalogue[objectType].some((property) => property.name === name && property.hubspotDefined);

async function changes() {
  const { crmObjects } = (await staged.only('webhooks')).config.subscriptions;
  return crmObjects.flatMap((one) =>
    one.subscriptionType === 'object.propertyChange'
      ? [{ objectType: plural[one.objectType], field: one.propertyName }]
      : [],
  );
}

describe('the webhook subscriptions', () => {
  it('announce deletions of every object that is reviewed', async () => {
    const { crmObjects } = (await staged.only('webhooks')).config.subscriptions;
    const deleted = crmObjects.flatMap((one) =>
      one.subscriptionType === 'object.deletion' ? [plural[one.objectType]] : [],
    );
    expect(deleted.toSorted()).toEqual(['companies', 'contacts', 'deals', 'tickets']);
  });

  it('announce a contact whom HubSpot was told to forget', async () => {
    const { hubEvents } = (await staged.only('webhooks')).config.subscriptions;
    expect(hubEvents).toEqual([{ subscriptionType: 'contact.privacyDeletion', active: true }]);
  });

  it('name standard properties only: a custom one would not exist in other accounts', async () => {
    const custom = (await changes()).filter(({ objectType, field }) => !isStandard(objectType, field));
    expect(custom).toEqual([]);
  });

  it('cover every standard field of the allowlist that we ship, each once', async () => {
    const file = path.join(projectRoot, 'server', 'demo', 'allowlists', 'hubspot.yaml');
    const { fields } = parse(await readFile(file, 'utf8')) as { fields: unknown[] };
    const allowed = fields
      .map((line) => policyField.parse(line))
      .filter(({ objectType, field }) => isStandard(objectType as keyof typeof catalogue, field))
      .map(({ objectType, field }) => `${objectType}.${field}`);
    expect(allowed.length).toBeGreaterThan(20);
    expect((await changes()).map(({ objectType, field }) => `${objectType}.${field}`).sort()).toEqual(allowed.sort());
  });
});
