import type { z } from 'zod';
import type { RecordRef } from '#domain/crm/record-ref.ts';
import type { CallTerms, UserAccess } from '../gateway.ts';
import type { SalesforceClient } from './client.ts';
import { objectTypeNamed } from './object-types.ts';
import { recordIdOf } from './record-id.ts';
import {
  type DescribedField,
  describedFieldSchema,
  describeSchema,
  fieldPermissionSchema,
  objectPermissionSchema,
  recordAccessSchema,
} from './wire.ts';

const nothing: UserAccess = { record: 'none', fields: {} };

/** Permission sets change seldom; sharing is asked anew each time. */
const freshMs = 60_000;

/** What permission sets give a user on one object. */
interface Grants {
  readonly mayRead: boolean;
  readonly mayEdit: boolean;
  readonly fields: ReadonlyMap<string, 'read' | 'edit'>;
}

/**
 * What one user may do, as the integration user can find out: sharing from `UserRecordAccess`, objects and fields from
 * the user's permission sets. An upper bound: restriction rules and validation do not show in it.
 */
export function userAccess(client: SalesforceClient, now: () => number) {
  const kept = new Map<string, { value: Promise<unknown>; at: number }>();

  /** One question of the same kind a minute; a failed one is asked again. */
  function fresh<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const held = kept.get(key);
    if (held !== undefined && now() - held.at < freshMs) return held.value as Promise<T>;
    for (const [old, { at }] of kept) if (now() - at >= freshMs) kept.delete(old);
    const value = ask();
    kept.set(key, { value, at: now() });
    value.catch(() => kept.delete(key));
    return value;
  }

  async function userAccessTo(
    crmUserId: string,
    objectType: string,
    recordIds: readonly string[],
    fieldNames: readonly string[],
    terms: CallTerms,
  ): Promise<ReadonlyMap<string, UserAccess>> {
    const { name } = objectTypeNamed(objectType);
    const userId = recordIdOf(crmUserId);
    const known = recordIds.flatMap((id) => recordIdOf(id) ?? []);
    if (userId === null || known.length === 0) return new Map(recordIds.map((id) => [id, nothing]));
    const [shared, grants, open] = await Promise.all([
      sharedWith(client, userId, name, known, terms),
      fresh(`${name} ${userId}`, () => grantsOf(client, userId, name, terms)),
      fresh(name, () => fieldsWithoutSecurity(client, name, terms)),
    ]);
    // Required fields and their like have no rows, because everybody who edits the record edits them.
    const less = fieldNames.filter((field) => !open.has(field) && grants.fields.get(field) !== 'edit');
    const fields = Object.fromEntries(
      less.map((field) => [field, grants.fields.get(field) === 'read' ? 'read' : 'none'] as const),
    );
    return new Map(
      recordIds.map((id) => {
        const row = shared.get(recordIdOf(id) ?? '');
        if (row?.HasReadAccess !== true || !grants.mayRead) return [id, nothing];
        return [id, { record: row.HasEditAccess && grants.mayEdit ? 'edit' : 'read', fields }];
      }),
    );
  }

  return {
    userAccessTo,
    userAccess: async (
      crmUserId: string,
      { objectType, recordId }: RecordRef,
      fieldNames: readonly string[],
      terms: CallTerms,
    ): Promise<UserAccess> =>
      (await userAccessTo(crmUserId, objectType, [recordId], fieldNames, terms)).get(recordId) ?? nothing,
  };
}

/** Records that the integration user cannot see have no row. */
async function sharedWith(
  client: SalesforceClient,
  userId: string,
  objectType: string,
  recordIds: readonly string[],
  terms: CallTerms,
): Promise<ReadonlyMap<string, z.output<typeof recordAccessSchema>>> {
  const soql =
    'SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess ' +
    `WHERE UserId = '${userId}' AND RecordId IN (${recordIds.map((id) => `'${id}'`).join(', ')})`;
  const rows = await client.query(soql, { objectType }, recordAccessSchema, terms);
  return new Map(rows.map((row) => [row.RecordId, row]));
}

async function grantsOf(
  client: SalesforceClient,
  userId: string,
  objectType: string,
  terms: CallTerms,
): Promise<Grants> {
  const where =
    `WHERE SobjectType = '${objectType}' AND ParentId IN ` +
    `(SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}')`;
  const subject = { objectType };
  const [onObject, onFields] = await Promise.all([
    client.query(
      `SELECT PermissionsRead, PermissionsEdit FROM ObjectPermissions ${where}`,
      subject,
      objectPermissionSchema,
      terms,
    ),
    client.query(
      `SELECT Field, PermissionsRead, PermissionsEdit FROM FieldPermissions ${where}`,
      subject,
      fieldPermissionSchema,
      terms,
    ),
  ]);
  const fields = new Map<string, 'read' | 'edit'>();
  for (const { Field, PermissionsRead, PermissionsEdit } of onFields) {
    const field = Field.slice(Field.indexOf('.') + 1);
    if (PermissionsEdit) fields.set(field, 'edit');
    else if (PermissionsRead && !fields.has(field)) fields.set(field, 'read');
  }
  const mayRead = onObject.some((row) => row.PermissionsRead);
  return { mayRead, mayEdit: onObject.some((row) => row.PermissionsEdit), fields };
}

/** Those that field-level security does not know. */
async function fieldsWithoutSecurity(client: SalesforceClient, objectType: string, terms: CallTerms) {
  const described = await client.read(`/sobjects/${objectType}/describe`, { objectType }, describeSchema, terms);
  const fields = described.fields.flatMap((one): DescribedField[] => {
    const parsed = describedFieldSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  return new Set(fields.filter(({ permissionable }) => permissionable === false).map(({ name }) => name));
}
