import type { OrgUser } from '../org-port.ts';
import { longId } from '../record-id.ts';
import type { Cell } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { type Checked, refusal } from './check-values.ts';
import type { StoredRecord } from './record.ts';
import { recordTypes } from './record-types.ts';
import { userById } from './users.ts';

/** What a lookup can lead to. */
export interface Targets {
  find(id: string): StoredRecord | undefined;
  canRead(user: OrgUser, record: StoredRecord): boolean;
}

const prefixes: Readonly<Record<string, string>> = {
  Account: '001',
  Asset: '02i',
  Campaign: '701',
  Case: '500',
  Contact: '003',
  Contract: '800',
  Entitlement: '550',
  Group: '00G',
  Individual: '0PK',
  Lead: '00Q',
  Opportunity: '006',
  Pricebook2: '01s',
  Quote: '0Q0',
  RecordType: '012',
  ServiceContract: '810',
  User: '005',
};

/** A lookup's new value in 18 characters, or Salesforce's words of refusal. */
export function checkReference(user: OrgUser, field: FieldSpec, value: Cell, targets: Targets): Checked {
  const id = typeof value === 'string' ? longId(value.trim()) : undefined;
  const fits = (field.referenceTo ?? []).some((name) => prefixes[name] === id?.slice(0, 3));
  if (id === undefined || !fits) {
    return refusal('MALFORMED_ID', `${field.label}: id value of incorrect type: ${String(value)}`, field);
  }
  if (id.startsWith('005')) return checkUser(field, id);
  if (id.startsWith('012')) return recordTypes.some(({ Id }) => Id === id) ? { value: id } : unknown(field, id);
  const record = targets.find(id);
  if (record === undefined) return unknown(field, id);
  if (record.deleted) return refusal('ENTITY_IS_DELETED', 'entity is deleted', field);
  if (targets.canRead(user, record)) return { value: id };
  return refusal(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    `insufficient access rights on cross-reference id: ${id}`,
    field,
  );
}

function checkUser(field: FieldSpec, id: string): Checked {
  const user = userById(id);
  if (user === undefined) return unknown(field, id);
  if (user.isActive || field.name !== 'OwnerId') return { value: id };
  const message = `operation performed with inactive user [${id}] as owner`;
  return refusal('INACTIVE_OWNER_OR_USER', message, field);
}

function unknown(field: FieldSpec, id: string): Checked {
  return refusal('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`, field);
}
