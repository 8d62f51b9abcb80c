import { describe, expect, it } from 'vitest';
import { recordObjects } from '#sandbox/salesforce/org/catalogue/objects.ts';
import { openTestOrg } from './open-test-org.ts';

const { org, maya, ruth } = openTestOrg();

const fieldOf = (objectType: string, name: string) => {
  const field = org.describe(ruth, objectType)?.fields.find((one) => one.name === name);
  if (field === undefined) throw new Error(`${objectType} has no ${name}`);
  return field;
};

const definitionOf = (objectType: string, name: string) =>
  org.fieldDefinitions(objectType).find(({ QualifiedApiName }) => QualifiedApiName === name);

describe('describe', () => {
  it('knows objects by name in any case and no others', () => {
    expect(org.describe(maya, 'opportunity')?.name).toBe('Opportunity');
    expect(org.describe(maya, 'Campaign')).toBeUndefined();
    for (const name of org.objectTypes(maya)) expect(org.describe(maya, name)?.name).toBe(name);
  });

  it.each([
    ['Opportunity', 'ExpectedRevenue', { calculated: true, updateable: false, type: 'currency' }],
    ['Opportunity', 'Deal_Number__c', { autoNumber: true, updateable: false }],
    ['Opportunity', 'StageName', { restrictedPicklist: true, nillable: false }],
    ['Opportunity', 'Seats_Needed__c', { type: 'int', digits: 8, soapType: 'xsd:int', custom: true }],
    ['Opportunity', 'Amount', { type: 'currency', precision: 18, scale: 2, soapType: 'xsd:double' }],
    ['Opportunity', 'Competitors__c', { type: 'multipicklist', sortable: false, filterable: true }],
    ['Opportunity', 'Delivery_Hub__c', { dependentPicklist: true, controllerName: 'Delivery_Region__c' }],
    ['Opportunity', 'External_Key__c', { externalId: true, unique: true, idLookup: true }],
    ['Opportunity', 'Description', { type: 'textarea', length: 32_000, filterable: false }],
    ['Opportunity', 'OwnerId', { referenceTo: ['User'], relationshipName: 'Owner', permissionable: false }],
    ['Opportunity', 'Solution_Engineer__c', { relationshipName: 'Solution_Engineer__r' }],
    ['Account', 'BillingAddress', { type: 'address', updateable: false, soapType: 'urn:address' }],
    ['Account', 'BillingStreet', { compoundFieldName: 'BillingAddress', updateable: true }],
    ['Account', 'Ownership', { type: 'picklist', referenceTo: [] }],
    ['Account', 'Settlement_Account__c', { type: 'encryptedstring', encrypted: true, mask: '*' }],
    ['Account', 'ParentId', { referenceTo: ['Account'], relationshipName: 'Parent' }],
    ['Contact', 'FirstName', { compoundFieldName: 'Name', length: 40 }],
    ['Contact', 'ReportsToId', { referenceTo: ['Contact'] }],
    ['Lead', 'Street', { compoundFieldName: 'Address' }],
    ['Case', 'OwnerId', { referenceTo: ['Group', 'User'], polymorphicForeignKey: true }],
    ['Case', 'Status', { defaultedOnCreate: true }],
  ])('says of %s.%s what Salesforce says', (objectType, name, attributes) => {
    expect(fieldOf(objectType, name)).toMatchObject(attributes);
  });

  it('encodes which values go with which value of the controlling picklist', () => {
    const controlling = fieldOf('Opportunity', 'Delivery_Region__c').picklistValues as { value: string }[];
    const hubs = fieldOf('Opportunity', 'Delivery_Hub__c').picklistValues as { value: string; validFor: string }[];
    const decoded = hubs.map(({ value, validFor }) => {
      const bits = Buffer.from(validFor, 'base64');
      return [
        value,
        controlling.filter((_, at) => ((bits[at >> 3] ?? 0) >> (7 - (at % 8))) & 1).map((one) => one.value),
      ];
    });
    expect(decoded).toContainEqual(['Gdynia', ['Nordics', 'Central Europe']]);
    expect(decoded).toContainEqual(['Leeds', ['UK and Ireland']]);
  });

  it.each(recordObjects)('of %s has the parts of every compound field and the objects behind every lookup', (type) => {
    const fields = org.describe(ruth, type)?.fields ?? [];
    const names = new Set(fields.map(({ name }) => name));
    for (const field of fields) {
      if (typeof field.compoundFieldName === 'string') expect(names).toContain(field.compoundFieldName);
      expect(field.type === 'reference').toBe(field.referenceTo.length > 0);
    }
  });
});

describe('FieldDefinition', () => {
  it('tells classification, compliance and status', () => {
    expect(definitionOf('Contact', 'Birthdate')).toMatchObject({
      SecurityClassification: 'Confidential',
      ComplianceGroup: 'PII',
    });
    expect(definitionOf('Contact', 'Health_Note__c')?.ComplianceGroup).toBe('HIPAA;PersonalInfo');
    expect(definitionOf('Opportunity', 'Board_Politics__c')?.SecurityClassification).toBe('Trade secret');
    expect(definitionOf('Account', 'Fax_Room__c')?.BusinessStatus).toBe('DeprecateCandidate');
    expect(definitionOf('Opportunity', 'Amount')).toMatchObject({
      SecurityClassification: null,
      ComplianceGroup: null,
    });
  });

  it.each([
    ['Opportunity', 'Amount', 'Currency(16, 2)'],
    ['Opportunity', 'ExpectedRevenue', 'Formula (Currency)'],
    ['Opportunity', 'Deal_Number__c', 'Auto Number'],
    ['Opportunity', 'External_Key__c', 'Text(40) (External ID) (Unique Case Insensitive)'],
    ['Opportunity', 'Description', 'Long Text Area(32000)'],
    ['Opportunity', 'AccountId', 'Lookup(Account)'],
    ['Case', 'OwnerId', 'Lookup(Group,User)'],
  ])('writes the type of %s.%s as Setup does', (objectType, name, dataType) => {
    expect(definitionOf(objectType, name)?.DataType).toBe(dataType);
  });

  it('covers every field of the object, hidden ones too', () => {
    for (const objectType of recordObjects) {
      const defined = org.fieldDefinitions(objectType).map(({ QualifiedApiName }) => QualifiedApiName);
      const described = org.describe(maya, objectType)?.fields ?? [];
      expect(defined).toEqual(expect.arrayContaining(described.map(({ name }) => name)));
    }
    const seen = org.describe(maya, 'Opportunity')?.fields.map(({ name }) => name);
    expect(seen).not.toContain('Board_Politics__c');
    expect(definitionOf('Opportunity', 'Board_Politics__c')).toBeDefined();
  });
});
