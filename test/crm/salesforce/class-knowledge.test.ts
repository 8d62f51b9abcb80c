import { describe, expect, it } from 'vitest';
import { salesforceKnowledge } from '#crm/salesforce/class-knowledge.ts';
import { classifyField } from '#domain/crm/classify-field.ts';
import type { Field } from '#domain/crm/field.ts';

const field = (objectType: string, name: string, more: Partial<Field> = {}): Field => ({
  objectType,
  name,
  label: name,
  description: '',
  group: '',
  type: 'text',
  options: [],
  limits: {},
  currency: null,
  readOnly: false,
  calculated: false,
  unique: false,
  archived: false,
  custom: name.endsWith('__c'),
  sensitivity: 'none',
  references: [],
  ...more,
});

const classOf = (objectType: string, name: string, more?: Partial<Field>) =>
  classifyField(field(objectType, name, more), salesforceKnowledge).class;

/** From Salesforce's object reference, by what each is for. */
const expected: Readonly<Record<string, readonly [string, string][]>> = {
  ownership: [
    ['Account', 'OwnerId'],
    ['Case', 'OwnerId'],
    ['Lead', 'RecordTypeId'],
    ['Account', 'ParentId'],
    ['Opportunity', 'AccountId'],
    ['Contact', 'ReportsToId'],
    ['Opportunity', 'IsPrivate'],
    ['Opportunity', 'CampaignId'],
    ['Account', 'Account_Owner_2__c'],
  ],
  billing: [
    ['Account', 'BillingStreet'],
    ['Account', 'BillingCountryCode'],
    ['Account', 'AccountNumber'],
    ['Opportunity', 'CurrencyIsoCode'],
    ['Opportunity', 'Pricebook2Id'],
    ['Opportunity', 'TotalOpportunityQuantity'],
    ['Opportunity', 'SBQQ__PaymentTerms__c'],
    ['Account', 'SBQQ__Anything__c'],
    ['Account', 'blng__BillingDayOfMonth__c'],
    ['Opportunity', 'Payment_Terms__c'],
    ['Lead', 'VAT_Number__c'],
    ['Order', 'Description'],
    ['Quote', 'Name'],
  ],
  legal: [
    ['Account', 'Name'],
    ['Account', 'DunsNumber'],
    ['Contact', 'HasOptedOutOfEmail'],
    ['Lead', 'DoNotCall'],
    ['Contact', 'IndividualId'],
    ['Opportunity', 'ContractId'],
    ['Case', 'ServiceContractId'],
    ['Contract', 'Description'],
    ['Account', 'Contract_End_Date__c'],
    ['Opportunity', 'NDA_Signed__c'],
    ['Contact', 'GenderIdentity'],
  ],
  system: [
    ['Account', 'CreatedById'],
    ['Opportunity', 'LastModifiedDate'],
    ['Contact', 'Email'],
    ['Case', 'CaseNumber'],
  ],
  sensitive: [['Contact', 'Birthdate']],
  ordinary: [
    ['Opportunity', 'NextStep'],
    ['Opportunity', 'Amount'],
    ['Opportunity', 'StageName'],
    ['Opportunity', 'CloseDate'],
    ['Opportunity', 'Probability'],
    ['Account', 'AnnualRevenue'],
    ['Account', 'Industry'],
    ['Contact', 'Title'],
    ['Case', 'Priority'],
    ['Lead', 'Rating'],
    ['Opportunity', 'Name'],
  ],
};

describe('the classes of Salesforce’s fields', () => {
  for (const [fieldClass, names] of Object.entries(expected)) {
    it.each(names)(`${fieldClass}: %s.%s`, (objectType, name) => {
      expect(classOf(objectType, name)).toBe(fieldClass);
    });
  }

  it('does not mistake Account.Ownership, a picklist of legal forms, for an ownership field', () => {
    expect(classOf('Account', 'Ownership', { type: 'option' })).toBe('ordinary');
    // A field that only calls itself so is judged by its name.
    expect(classOf('Account', 'Record_Ownership__c')).toBe('ownership');
  });

  it('protects what points to a person, a group, a contract or money, whatever it is called', () => {
    const pointing = (target: string) => classOf('Account', 'Helper__c', { references: [target] });
    expect(['User', 'Group', 'Account'].map(pointing)).toEqual(['ownership', 'ownership', 'ownership']);
    expect(pointing('Contract')).toBe('legal');
    expect(['Invoice', 'PaymentTerm', 'Quote'].map(pointing)).toEqual(['billing', 'billing', 'billing']);
  });

  it('is written in lower case throughout, as the rules look names up', () => {
    const names = Object.values(salesforceKnowledge.names).flatMap((list) => Object.keys(list));
    const keys = [
      ...names,
      ...Object.keys(salesforceKnowledge.objects),
      ...Object.keys(salesforceKnowledge.references),
    ];
    expect(keys.filter((key) => key !== key.toLowerCase())).toEqual([]);
  });
});
