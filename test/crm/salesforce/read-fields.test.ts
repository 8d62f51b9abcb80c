import { describe, expect, it } from 'vitest';
import type { SalesforceClient } from '#crm/salesforce/client.ts';
import { readFields } from '#crm/salesforce/read-fields.ts';
import { Fault } from '#domain/shared/fault.ts';

const terms = { lane: 'interactive', deadline: Date.now() + 60_000 } as const;
const described = ['NextStep', 'Site_Visit__c'].map((name) => ({
  name,
  type: 'string',
  updateable: true,
  length: 255,
}));
const definition = { QualifiedApiName: 'NextStep', SecurityClassification: null, ComplianceGroup: null };

/** Describes two text fields; `definitions` is what Salesforce says when asked how they are classified. */
function clientThat(definitions: () => unknown[]): SalesforceClient {
  return {
    read: async (_path, _subject, schema) => schema.parse({ fields: described }),
    query: async (_soql, _subject, row) => definitions().map((one) => row.parse(one)),
    userInfo: () => Promise.reject(new Error('nobody asks who asks here')),
    write: () => Promise.reject(new Error('nothing is written here')),
  };
}

async function sensitivities(definitions: () => unknown[]) {
  const fields = await readFields(clientThat(definitions), 'Opportunity', terms);
  return Object.fromEntries([...fields.values()].map(({ name, sensitivity }) => [name, sensitivity]));
}

describe('how sensitive a field of Salesforce is', () => {
  it('is unknown, never harmless, where Salesforce has no row for it', async () => {
    expect(await sensitivities(() => [definition])).toEqual({ NextStep: 'none', Site_Visit__c: 'unknown' });
  });

  it('is unknown for all where our access may not ask', async () => {
    const refusing = () => {
      throw new Fault('crm_refused', 'Salesforce refused: sObject type FieldDefinition is not supported.');
    };
    expect(await sensitivities(refusing)).toEqual({ NextStep: 'unknown', Site_Visit__c: 'unknown' });
  });

  it('is not guessed while Salesforce is away: the question fails as a whole', async () => {
    const away = () => {
      throw new Fault('crm_unreachable', 'Salesforce did not answer properly.');
    };
    await expect(sensitivities(away)).rejects.toMatchObject({ code: 'crm_unreachable' });
  });

  it.each([
    ['Public', null, 'none'],
    ['Internal', null, 'none'],
    ['Internal', 'GDPR', 'sensitive'],
    ['Confidential', null, 'sensitive'],
    ['Restricted', null, 'highly_sensitive'],
    ['MissionCritical', null, 'highly_sensitive'],
    ['A word of their own', null, 'highly_sensitive'],
  ])('follows its classification %s with the compliance group %s', async (degree, group, expected) => {
    const classified = { ...definition, SecurityClassification: degree, ComplianceGroup: group };
    expect((await sensitivities(() => [classified])).NextStep).toBe(expected);
  });
});
