import { longId } from '../record-id.ts';
import type { Row } from '../soql/table.ts';
import { objects, recordObjects } from './catalogue/objects.ts';
import { granted, isKeptBySalesforce, isPermissionable } from './field-access.ts';
import { type PermissionSetSpec, permissionSets, permissionSetsOf } from './permission-sets.ts';
import { profiles } from './profiles.ts';
import { users } from './users.ts';

const setRows: Row[] = permissionSets.map(({ id, name, label, profile, viewSetup }) => ({
  Id: id,
  Name: name,
  Label: label,
  IsOwnedByProfile: profile !== null,
  ProfileId: profile === null ? null : profiles[profile],
  PermissionsViewSetup: viewSetup,
  PermissionsModifyAllData: profile === 'admin',
}));

const assignments = users.flatMap((user) =>
  permissionSetsOf(user).map(({ id }) => ({ AssigneeId: user.id, PermissionSetId: id })),
);

function fieldsGranted(set: PermissionSetSpec) {
  return recordObjects.flatMap((objectType) =>
    objects[objectType].fields.filter(isPermissionable).flatMap((field) => {
      const path = `${objectType}.${field.name}`;
      const level = granted([set], path);
      // Salesforce keeps rows for what is granted only.
      if (level === 'none') return [];
      const PermissionsEdit = level === 'edit' && !isKeptBySalesforce(field);
      return [{ ParentId: set.id, SobjectType: objectType, Field: path, PermissionsRead: true, PermissionsEdit }];
    }),
  );
}

function objectsGranted({ id, objects: rights }: PermissionSetSpec) {
  if (rights === null) return [];
  return recordObjects.map((objectType) => ({
    ParentId: id,
    SobjectType: objectType,
    PermissionsRead: true,
    PermissionsCreate: rights.create,
    PermissionsEdit: rights.edit,
    PermissionsDelete: rights.delete,
    PermissionsViewAllRecords: rights.viewAll,
    PermissionsModifyAllRecords: rights.modifyAll,
  }));
}

function numbered(prefix: string, rows: readonly Row[]): Row[] {
  return rows.map((row, index) => ({
    Id: longId(`${prefix}Fw${String(index + 1).padStart(10, '0')}`) ?? '',
    ...row,
  }));
}

/** Permissions as SOQL can read them, by object. */
export const permissionRows: Readonly<Record<string, readonly Row[]>> = {
  PermissionSet: setRows,
  PermissionSetAssignment: numbered('0Pa', assignments),
  FieldPermissions: numbered('01k', permissionSets.flatMap(fieldsGranted)),
  ObjectPermissions: numbered('110', permissionSets.flatMap(objectsGranted)),
};
