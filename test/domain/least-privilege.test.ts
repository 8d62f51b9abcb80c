import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededScopes, scopesWrite } from '#crm/hubspot/needed-scopes.ts';
import { salesforceKnowledge } from '#crm/salesforce/class-knowledge.ts';
import { rightsOf } from '#crm/salesforce/field-rights.ts';
import { permissionSet } from '#crm/salesforce/permission-set.ts';
import type { Field } from '#domain/crm/field.ts';
import { isProtected } from '#domain/crm/field-class.ts';
import { noEffects } from '#domain/crm/field-effects.ts';
import { drift } from '#domain/least-privilege/drift.ts';
import { classAt, type FieldCatalogue } from '#domain/policy/field-catalogue.ts';
import { autonomies, type PolicyField, policyFieldFor } from '#domain/policy/policy.ts';
import { fieldNames, makeField, makePolicy, noKnowledge } from './make.ts';

function catalogueOf(fields: readonly Field[], knowledge = noKnowledge): FieldCatalogue {
  const objects = new Map(
    [...Map.groupBy(fields, ({ objectType }) => objectType)].map(([objectType, own]) => [
      objectType,
      new Map(own.map((field) => [field.name, field])),
    ]),
  );
  return { knowledge, objects, effectsOf: () => noEffects };
}

const line = (objectType: string, field: string, autonomy: PolicyField['autonomy'] = 'review'): PolicyField => ({
  objectType,
  field,
  autonomy,
  impact: 'low',
});

const editableIn = (xml: string) =>
  [...xml.matchAll(/<editable>true<\/editable>\s*<field>([^<]*)<\/field>/g)].map(([, name]) => name);
const readableIn = (xml: string) =>
  [...xml.matchAll(/<editable>false<\/editable>\s*<field>([^<]*)<\/field>/g)].map(([, name]) => name);

const onOpportunity = (name: string, parts: Partial<Field> = {}) =>
  makeField({ objectType: 'Opportunity', name, custom: name.endsWith('__c'), ...parts });

const salesforceFields = fc.array(
  fc.record({
    objectType: fc.constantFrom('Account', 'Contact', 'Opportunity', 'constructor', '__proto__', 'A<b>'),
    name: fc.oneof(fieldNames, fc.constantFrom('OwnerId', 'Amount', 'NextStep', 'Score__c', 'MailingCity', '</field>')),
    readOnly: fc.boolean(),
    calculated: fc.boolean(),
    archived: fc.boolean(),
    custom: fc.boolean(),
    ownRight: fc.boolean(),
  }),
  { maxLength: 12 },
);

describe('the permission set', () => {
  it('lets no field be edited that is protected, off, unnamed or kept by the CRM, whatever the policy says', () => {
    fc.assert(
      fc.property(
        salesforceFields,
        fc.array(fc.tuple(fc.nat(11), fc.constantFrom(...autonomies)), { maxLength: 16 }),
        (described, chosen) => {
          const fields = described.map((parts) => makeField(parts));
          const catalogue = catalogueOf(fields, salesforceKnowledge);
          const lines = chosen.flatMap(([index, autonomy]) => {
            const field = fields[index];
            return field === undefined
              ? [line('constructor', 'nothing', autonomy)]
              : [line(field.objectType, field.name, autonomy)];
          });
          const policy = makePolicy(lines);
          const { xml } = permissionSet(policy, catalogue);
          for (const place of editableIn(xml)) {
            const [objectType = '', name = ''] = place?.split('.') ?? [];
            const field = catalogue.objects.get(objectType)?.get(name);
            expect(policyFieldFor(policy, objectType, name)?.autonomy).not.toBe('off');
            expect(policyFieldFor(policy, objectType, name)).toBeDefined();
            if (field === undefined) throw new Error(`${place} is not described`);
            expect(field.calculated || field.archived).toBe(false);
            expect(isProtected(classAt(catalogue, policy, { ...field, readOnly: false }).class)).toBe(false);
            expect(rightsOf(field)).toBe('own');
          }
          expect(xml).not.toMatch(/<(allowCreate|allowDelete|modifyAllRecords)>true/);
          // Nothing that a name holds becomes markup.
          for (const tag of xml.matchAll(/<\/?([A-Za-z]+)/g)) expect(knownTags).toContain(tag[1]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('gives an allowed field, lets the fields that rules look at be read, and leaves required ones to the object', () => {
    const fields = ['NextStep', 'Score__c', 'StageName', 'Type', 'Description'].map((name) => onOpportunity(name));
    const policy = makePolicy(
      [line('Opportunity', 'NextStep'), line('Opportunity', 'StageName'), line('Opportunity', 'Description', 'off')],
      {
        rules: [
          {
            id: 'r',
            title: 'r',
            objectType: 'Opportunity',
            fields: null,
            agents: null,
            when: [{ recordHas: { field: 'Type', oneOf: ['New'] } }],
            effect: 'block',
          },
        ],
      },
    );
    const { xml, leftOut } = permissionSet(policy, catalogueOf(fields));
    expect(editableIn(xml)).toEqual(['Opportunity.NextStep']);
    expect(readableIn(xml)).toEqual(['Opportunity.Type']);
    expect(xml).toContain('<allowEdit>true</allowEdit>');
    expect(leftOut).toEqual([]);
  });

  it('gives a field back that the credential lost', () => {
    const lost = onOpportunity('NextStep', { readOnly: true });
    const { xml } = permissionSet(makePolicy([line('Opportunity', 'NextStep')]), catalogueOf([lost]));
    expect(editableIn(xml)).toEqual(['Opportunity.NextStep']);
  });

  it('leaves out, with the reason, what is hidden, what is a part of an address, and what is no name', () => {
    const fields = [
      makeField({ objectType: 'Contact', name: 'MailingCity', custom: false }),
      makeField({ objectType: 'Contact', name: 'a&b', custom: true }),
    ];
    const policy = makePolicy([line('Contact', 'MailingCity'), line('Contact', 'a&b'), line('Contact', 'Gone__c')]);
    const { xml, leftOut } = permissionSet(policy, catalogueOf(fields));
    expect(editableIn(xml)).toEqual([]);
    expect(leftOut.map(({ field }) => field)).toEqual(['Gone__c', 'MailingCity', 'a&b']);
  });

  it('gives no right to an object or a field for an empty policy', () => {
    expect(permissionSet(makePolicy([]), catalogueOf([])).xml).not.toMatch(/<(field|object)Permissions>/);
  });
});

const knownTags = [
  'PermissionSet',
  'description',
  'hasActivationRequired',
  'label',
  'fieldPermissions',
  'editable',
  'field',
  'readable',
  'objectPermissions',
  'allowCreate',
  'allowDelete',
  'allowEdit',
  'allowRead',
  'modifyAllRecords',
  'object',
  'viewAllRecords',
  'userPermissions',
  'enabled',
  'name',
];

describe('the scopes for HubSpot', () => {
  it('names only objects with an allowed field', () => {
    const fields = [makeField(), makeField({ objectType: 'tickets', name: 'topic' })];
    const policy = makePolicy([line('deals', 'use_case'), line('tickets', 'topic', 'off')]);
    expect(neededScopes(policy, catalogueOf(fields))).toEqual([
      'crm.objects.deals.read',
      'crm.objects.deals.write',
      'crm.objects.owners.read',
      'crm.schemas.deals.read',
      'oauth',
      'settings.users.teams.read',
    ]);
  });
});

describe('drift', () => {
  const open = { writes: () => true, narrowable: () => true };

  it('names what the credential could write beyond the allowlist, and what it could not of the allowlist', () => {
    const fields = [makeField({ name: 'use_case', readOnly: true }), makeField({ name: 'pilot_sites' })];
    const policy = makePolicy([line('deals', 'use_case'), line('deals', 'gone')]);
    const found = drift(policy, catalogueOf(fields), open);
    expect(found.excess).toEqual([
      { objectType: 'deals', fields: [expect.objectContaining({ name: 'pilot_sites', protected: false })] },
    ]);
    expect(found.lacking.map(({ field, why }) => [field, why])).toEqual([
      ['gone', 'hidden'],
      ['use_case', 'read_only'],
    ]);
  });

  it('is empty where both say the same', () => {
    const found = drift(makePolicy([line('deals', 'use_case')]), catalogueOf([makeField()]), open);
    expect(found).toEqual({ excess: [], lacking: [] });
  });

  it('says that an object is closed, once for each field, and that nothing of it is too much', () => {
    const policy = makePolicy([line('deals', 'use_case')]);
    const closed = { ...open, writes: (objectType: string) => scopesWrite(['oauth'], objectType) };
    const found = drift(policy, catalogueOf([makeField(), makeField({ name: 'other' })]), closed);
    expect(found.excess).toEqual([]);
    expect(found.lacking).toEqual([{ objectType: 'deals', field: 'use_case', label: 'Use case', why: 'object' }]);
  });
});
