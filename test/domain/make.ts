import fc from 'fast-check';
import { type Field, fieldTypes } from '#domain/crm/field.ts';
import type { ClassKnowledge } from '#domain/crm/field-class.ts';
import { emptyPolicy, type Policy } from '#domain/policy/policy.ts';
import type { AgentId, TenantId } from '#domain/shared/ids.ts';

export const tenantId = 'hubspot.4711' as TenantId;
export const agentId = 'agt_notetaker' as AgentId;

/** A harmless text field; say only what the test is about. */
export function makeField(parts: Partial<Field> = {}): Field {
  return {
    objectType: 'deals',
    name: 'use_case',
    label: parts.name ?? 'Use case',
    description: '',
    group: 'dealinformation',
    type: 'text',
    options: [],
    limits: {},
    currency: null,
    readOnly: false,
    calculated: false,
    unique: false,
    archived: false,
    custom: true,
    sensitivity: 'none',
    references: [],
    ...parts,
  };
}

export function makePolicy(fields: Policy['fields'], parts: Partial<Policy> = {}): Policy {
  return { tenantId, version: 3, ...emptyPolicy, expiryDays: 14, fields, ...parts };
}

export const noKnowledge: ClassKnowledge = { objects: {}, names: {}, prefixes: [], references: {} };

/** Names that a hostile or careless portal could hold, the dangerous ones among them often. */
export const fieldNames = fc.oneof(
  fc.constantFrom(
    'hubspot_owner_id',
    'HubSpot_Owner_ID',
    'hs_legal_basis',
    'payment_terms',
    'BillingStreet',
    'contract_end_date',
    'account_owner_2',
    'tax_id',
    'amount',
    'use_case',
    'industry',
    'constructor',
    '__proto__',
  ),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

export const objectTypes = fc.constantFrom('contacts', 'companies', 'deals', 'tickets', 'invoices', 'contracts');

export const fields: fc.Arbitrary<Field> = fc
  .record({
    objectType: objectTypes,
    name: fieldNames,
    label: fc.oneof(fc.constantFrom('Billing city', 'Use case', ''), fc.string({ maxLength: 20 })),
    group: fc.constantFrom('dealinformation', 'billing_details', ''),
    type: fc.constantFrom(...fieldTypes),
    readOnly: fc.boolean(),
    calculated: fc.boolean(),
    unique: fc.boolean(),
    archived: fc.boolean(),
    sensitivity: fc.constantFrom('none', 'sensitive', 'highly_sensitive', 'unknown'),
    references: fc.subarray(['OWNER', 'TEAM', 'CONTACT']),
  })
  .map((parts) => makeField(parts));
