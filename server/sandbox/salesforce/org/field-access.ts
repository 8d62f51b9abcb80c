import type { OrgUser } from '../org-port.ts';
import { longId } from '../record-id.ts';
import type { Row } from '../soql/table.ts';
import type { FieldSpec } from './catalogue/field.ts';
import { objects, type RecordObject, recordObjects } from './catalogue/objects.ts';
import { type ProfileName, profileNameOf, profiles, users } from './users.ts';

export type Level = 'none' | 'read' | 'edit';

/** What a profile may do less than everything. */
const withheld: Readonly<Partial<Record<ProfileName, Readonly<Record<string, Level>>>>> = {
  midMarketRep: {
    'Opportunity.Competitors__c': 'read',
    'Opportunity.Champion__c': 'none',
    'Opportunity.Board_Politics__c': 'none',
    'Contact.Birthdate': 'none',
    'Contact.Passport_Number__c': 'none',
    'Account.Works_Council_Note__c': 'none',
  },
  enterpriseRep: { 'Opportunity.Board_Politics__c': 'none', 'Contact.Passport_Number__c': 'none' },
  integration: { 'Contact.Passport_Number__c': 'none' },
};

/** Required fields, the owner and what Salesforce keeps itself have no field-level security. */
export function isPermissionable({ system, required, name, type, compound, nameField }: FieldSpec): boolean {
  if (name === 'OwnerId' || required || type === 'id') return false;
  if (system && type !== 'address') return false;
  return !(compound === 'Name' || nameField === true);
}

/** What field-level security lets this user do with the field; nobody edits what Salesforce keeps itself. */
export function fieldLevel(user: OrgUser, objectType: string, field: FieldSpec): Level {
  const closed = field.system === true || field.calculated === true || field.autoNumber === true;
  const most: Level = closed ? 'read' : 'edit';
  if (!isPermissionable(field)) return most;
  return withheld[profileNameOf(user)]?.[`${objectType}.${field.name}`] ?? most;
}

const setIds = Object.fromEntries(
  (Object.keys(profiles) as ProfileName[]).map((name, index) => [name, longId(`0PSFw000000000${index + 1}`) ?? '']),
) as Readonly<Record<ProfileName, string>>;

let rowsMade = 0;
function newId(prefix: string): string {
  rowsMade += 1;
  return longId(`${prefix}Fw${String(rowsMade).padStart(10, '0')}`) ?? '';
}

const permissionSets: Row[] = (Object.keys(profiles) as ProfileName[]).map((name) => ({
  Id: setIds[name],
  Name: `X00e_${name}`,
  Label: name,
  IsOwnedByProfile: true,
  ProfileId: profiles[name],
  PermissionsViewSetup: name === 'admin' || name === 'integration',
}));

const assignments: Row[] = users.map((user) => ({
  Id: newId('0Pa'),
  AssigneeId: user.id,
  PermissionSetId: setIds[profileNameOf(user)],
}));

const fieldPermissions: Row[] = (Object.keys(profiles) as ProfileName[]).flatMap((name) =>
  recordObjects.flatMap((objectType) =>
    objects[objectType].fields.filter(isPermissionable).flatMap((field) => {
      const level = fieldLevel({ profileId: profiles[name] } as OrgUser, objectType, field);
      if (level === 'none') return [];
      return {
        Id: newId('01k'),
        ParentId: setIds[name],
        SobjectType: objectType,
        Field: `${objectType}.${field.name}`,
        PermissionsRead: true,
        PermissionsEdit: level === 'edit',
      };
    }),
  ),
);

const objectPermissions: Row[] = (Object.keys(profiles) as ProfileName[]).flatMap((name) =>
  recordObjects.map((objectType: RecordObject) => {
    const everything = name === 'admin';
    const sees = everything || name === 'operations' || name === 'integration';
    return {
      Id: newId('110'),
      ParentId: setIds[name],
      SobjectType: objectType,
      PermissionsRead: true,
      PermissionsCreate: true,
      PermissionsEdit: true,
      PermissionsDelete: everything,
      PermissionsViewAllRecords: sees,
      PermissionsModifyAllRecords: sees,
    };
  }),
);

/** Permissions as SOQL can read them. */
export const permissionRows: Readonly<Record<string, readonly Row[]>> = {
  PermissionSet: permissionSets,
  PermissionSetAssignment: assignments,
  FieldPermissions: fieldPermissions,
  ObjectPermissions: objectPermissions,
};
