import { describe, expect, it } from 'vitest';
import { connect, flagship } from '../open-stand-in.ts';

interface Listed {
  name: string;
  type: string;
  dataSensitivity: string;
  archived: boolean;
  calculated: boolean;
  hasUniqueValue: boolean;
  hidden: boolean;
  fieldType: string;
  referencedObjectType?: string;
  modificationMetadata: { readOnlyValue: boolean };
  options: unknown[];
  showCurrencySymbol?: boolean;
}

describe('the description of properties', () => {
  it.each(['contacts', 'companies', 'deals', 'tickets'])(
    'of %s holds every kind that a policy has to tell apart',
    async (objectType) => {
      const { call } = await connect();
      const { body } = await call('GET', `/crm/properties/2026-09/${objectType}?archived=false`);
      const list: Listed[] = body.results;
      expect(list.length).toBeGreaterThanOrEqual(60);
      const some = (test: (one: Listed) => unknown) => expect(list.some(test), String(test)).toBe(true);
      some((one) => one.referencedObjectType === 'OWNER' && one.name === 'hubspot_owner_id');
      some((one) => one.referencedObjectType === 'OWNER' && one.name === 'assigned_sales_rep');
      some((one) => one.modificationMetadata.readOnlyValue);
      some((one) => one.calculated);
      some((one) => one.hasUniqueValue && one.name === 'external_id');
      some((one) => one.hidden);
      some((one) => one.fieldType === 'checkbox' && one.options.length > 0);
      some((one) => one.fieldType === 'textarea');
      some((one) => one.type === 'bool');
      some((one) => one.type === 'date');
      some((one) => one.showCurrencySymbol);
      for (const name of [
        'payment_terms',
        'billing_street',
        'billing_email',
        'invoice_frequency',
        'account_owner_2',
        'nda_signed',
        'gdpr_note',
      ]) {
        some((one) => one.name === name);
      }
      expect(list.every((one) => one.dataSensitivity === 'non_sensitive' && !one.archived)).toBe(true);
    },
  );

  it('shows archived and sensitive properties only when asked', async () => {
    const { call } = await connect();
    const names = async (query: string) => {
      const { body } = await call('GET', `/crm/v3/properties/contacts?${query}`);
      return body.results.map(({ name }: Listed) => name);
    };
    expect(await names('archived=true')).toEqual(['skype_name']);
    expect(await names('dataSensitivity=sensitive')).toEqual(['health_note']);
    expect(await names('dataSensitivity=highly_sensitive')).toEqual(['passport_number']);
  });

  it('is read by the published client, one by one, in a batch and by group', async () => {
    const { client } = await connect();
    const stage = await client.crm.properties.coreApi.getByName('deals', 'dealstage');
    expect(stage.options.map(({ value }) => value)).toContain('closedwon');
    const batch = await client.crm.properties.batchApi.read('deals', {
      archived: false,
      inputs: [{ name: 'amount' }, { name: 'nothing' }],
    });
    expect(batch.results.map(({ name }) => name)).toEqual(['amount']);
    const groups = await client.crm.properties.groupsApi.getAll('deals');
    expect(groups.results.map(({ name }) => name)).toContain('contract_and_billing');
  });

  it('follows changes: made, altered, archived', async () => {
    const { call } = await connect();
    const made = await call('POST', '/crm/v3/properties/deals', {
      name: 'mood',
      label: 'Mood',
      groupName: 'qualification',
      type: 'string',
      fieldType: 'text',
    });
    expect([made.status, made.body.hubspotDefined]).toEqual([201, false]);
    const write = () => call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { mood: 'sunny' } });
    expect((await write()).status).toBe(200);
    const altered = await call('PATCH', '/crm/v3/properties/deals/mood', { label: 'Spirits' });
    expect(altered.body).toMatchObject({ name: 'mood', label: 'Spirits', type: 'string' });
    expect((await call('DELETE', '/crm/v3/properties/deals/mood')).status).toBe(204);
    expect((await write()).status).toBe(400);
    expect((await call('GET', '/crm/v3/properties/deals/mood')).status).toBe(404);
    expect((await call('GET', '/crm/v3/properties/deals/mood?archived=true')).body.archived).toBe(true);
  });

  it('names the rules for values, by type id', async () => {
    const { call } = await connect();
    const { body } = await call('GET', '/crm/property-validations/2026-09/0-3');
    const seats = body.results.find(({ propertyName }: { propertyName: string }) => propertyName === 'seats_needed');
    expect(seats.propertyValidationRules).toEqual([
      { ruleType: 'MIN_NUMBER', ruleArguments: ['1'] },
      { ruleType: 'MAX_NUMBER', ruleArguments: ['5000'] },
    ]);
  });
});
