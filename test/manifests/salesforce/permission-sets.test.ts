import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { salesforceKnowledge } from '#crm/salesforce/class-knowledge.ts';
import { permissionSet } from '#crm/salesforce/permission-set.ts';
import { noEffects } from '#domain/crm/field-effects.ts';
import { makeField, makePolicy } from '#test/domain/make.ts';
import { distFolder } from '../../build/dist-folder.ts';
import { many, type StagedProject, stagedProject } from './staged-project.ts';

interface FieldPermission {
  readonly field: string;
  readonly editable: string;
  readonly readable: string;
}

/** Fields that nobody may ever change through Fieldward, or that Salesforce lets no permission set name. */
const neverNamed = [
  /\.(OwnerId|RecordTypeId|ParentId|AccountId|MasterRecordId|ReportsToId|CampaignId|IndividualId|ContactId|EntitlementId)$/,
  /\.(IsPrivate|IsPartner|IsCustomerPortal|CanAllowPortalSelfReg|IsUnreadByOwner|CurrencyIsoCode|Division)$/,
  /\.(Pricebook2Id|ContractId|ServiceContractId|SyncedQuoteId|SyncedQuoteID|TotalOpportunityQuantity)$/,
  /\.(HasOptedOutOf\w+|DoNotCall|Birthdate|GenderIdentity|Pronouns|Tradestyle|DunsNumber|Sic|NaicsCode|AccountNumber)$/,
  /billing|payment|invoice|\btax|vat|iban|bank|credit|discount|owner|legal|contract|consent|__c$/i,
  /\.(Name|LastName|Company|StageName|CloseDate|Status)$/,
];

let folder: string;
let project: StagedProject;
let names: string[];

beforeAll(async () => {
  folder = await distFolder();
  project = await stagedProject(path.join(folder, 'project'), 'https://fieldward.example');
  names = project.components.filter(({ type }) => type.name === 'PermissionSet').map(({ fullName }) => fullName);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function rights(name: string, kind: 'userPermissions' | 'classAccesses', key: string): unknown[] {
  const entries = many<Record<string, unknown>>(project.xml('PermissionSet', name)[kind]);
  return entries.filter(({ enabled }) => enabled === 'true').map((entry) => entry[key]);
}

describe('the permission sets', () => {
  it('grant no right on a protected field, whoever they are for', () => {
    const granted = names.flatMap((name) => many<FieldPermission>(project.xml('PermissionSet', name).fieldPermissions));
    expect(granted.length).toBeGreaterThan(10);
    for (const { field } of granted) {
      for (const pattern of neverNamed) expect(field).not.toMatch(pattern);
    }
  });

  it('let nobody create, delete or change all records, and give people no right on records at all', () => {
    for (const name of names) {
      for (const right of many<Record<string, string>>(project.xml('PermissionSet', name).objectPermissions)) {
        expect(right, name).toMatchObject({ allowCreate: 'false', allowDelete: 'false', modifyAllRecords: 'false' });
      }
    }
    for (const name of ['Fieldward_Rep', 'Fieldward_Sales_Ops', 'Fieldward_Admin']) {
      expect(project.xml('PermissionSet', name), name).not.toHaveProperty('objectPermissions');
      expect(project.xml('PermissionSet', name), name).not.toHaveProperty('fieldPermissions');
    }
  });

  it('let people have proofs made out, and the integration user not: it never looks at a record page', () => {
    for (const name of ['Fieldward_Rep', 'Fieldward_Sales_Ops', 'Fieldward_Admin']) {
      expect(rights(name, 'classAccesses', 'apexClass'), name).toEqual(['FieldwardIdentity']);
    }
    expect(rights('Fieldward_Integration', 'classAccesses', 'apexClass')).toEqual([]);
  });

  it('give the integration user the API and a look at the set-up, reps no right of the system', () => {
    expect(rights('Fieldward_Integration', 'userPermissions', 'name')).toEqual([
      'ApiEnabled',
      'ViewRoles',
      'ViewSetup',
    ]);
    expect(rights('Fieldward_Admin', 'userPermissions', 'name')).toEqual(['ViewRoles', 'ViewSetup']);
    expect(rights('Fieldward_Rep', 'userPermissions', 'name')).toEqual([]);
    expect(rights('Fieldward_Sales_Ops', 'userPermissions', 'name')).toEqual([]);
  });

  it('let the integration user edit fields of the five objects only, each of which it may also read', () => {
    const integration = project.xml('PermissionSet', 'Fieldward_Integration');
    const objects = many<{ object: string; allowRead: string }>(integration.objectPermissions);
    expect(objects.map(({ object }) => object)).toEqual(['Account', 'Case', 'Contact', 'Lead', 'Opportunity']);
    expect(objects.every(({ allowRead }) => allowRead === 'true')).toBe(true);
    for (const { field, readable } of many<FieldPermission>(integration.fieldPermissions)) {
      expect(objects.map(({ object }) => object)).toContain(field.split('.')[0]);
      expect(readable, field).toBe('true');
    }
  });

  it('are replaced by the file of an allowlist without loss: what is not about fields stays the same', async () => {
    const installed = await readFile(
      path.join(project.folder, 'force-app/main/default/permissionsets/Fieldward_Integration.permissionset-meta.xml'),
      'utf8',
    );
    const fields = editableIn(installed).map((place) => {
      const [objectType = '', name = ''] = place.split('.');
      return makeField({ objectType, name, custom: false });
    });
    const lines = fields.map(({ objectType, name }) => ({
      objectType,
      field: name,
      autonomy: 'review' as const,
      impact: 'low' as const,
    }));
    const objects = new Map(
      [...Map.groupBy(fields, ({ objectType }) => objectType)].map(([objectType, own]) => [
        objectType,
        new Map(own.map((field) => [field.name, field])),
      ]),
    );
    const catalogue = { knowledge: salesforceKnowledge, objects, effectsOf: () => noEffects };
    const made = permissionSet(makePolicy(lines), catalogue).xml;
    expect(editableIn(made)).toEqual(editableIn(installed));
    for (const kind of ['label', 'hasActivationRequired', 'objectPermissions', 'userPermissions', 'classAccesses']) {
      expect(elementsOf(made, kind), kind).toEqual(elementsOf(installed, kind));
    }
  });
});

const elementsOf = (xml: string, kind: string) => xml.match(new RegExp(`<${kind}>[^]*?</${kind}>`, 'g'));
const editableIn = (xml: string) =>
  [...xml.matchAll(/<editable>true<\/editable>\s*<field>([^<]*)<\/field>/g)].map(([, place]) => place ?? '');
