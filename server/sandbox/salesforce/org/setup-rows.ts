import type { OrgUser } from '../org-port.ts';
import type { Row } from '../soql/table.ts';
import { permissionRows } from './permission-rows.ts';
import { type ProfileName, profiles } from './profiles.ts';
import { recordTypes } from './record-types.ts';
import { users } from './users.ts';

/** Rows of the objects that describe the organization itself. */
export function setupRows(objectType: string, organizationId: string): readonly Row[] {
  switch (objectType) {
    case 'User':
      return users.map(userRow);
    case 'Profile':
      return (Object.keys(profiles) as ProfileName[]).map((name) => ({ Id: profiles[name], Name: name }));
    case 'Organization':
      return [organizationRow(organizationId)];
    case 'RecordType':
      return recordTypes;
    default:
      return permissionRows[objectType] ?? [];
  }
}

function userRow(user: OrgUser): Row {
  return {
    Id: user.id,
    Username: user.username,
    Name: user.name,
    FirstName: user.firstName,
    LastName: user.lastName,
    Email: user.email,
    Alias: user.alias,
    IsActive: user.isActive,
    ProfileId: user.profileId,
    TimeZoneSidKey: user.timeZone,
    LocaleSidKey: user.locale,
    LanguageLocaleKey: user.language,
    UserType: 'Standard',
    DefaultCurrencyIsoCode: 'USD',
  };
}

function organizationRow(id: string): Row {
  return {
    Id: id,
    Name: 'Corvane',
    OrganizationType: 'Enterprise Edition',
    IsSandbox: false,
    InstanceName: 'FW1',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'Europe/London',
  };
}
