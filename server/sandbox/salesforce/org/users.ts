import { people as hubspotPeople, owners } from '../../hubspot/people.ts';
import type { DemoPerson } from '../options.ts';
import type { OrgUser } from '../org-port.ts';
import { longId } from '../record-id.ts';
import { permissionSetsOf } from './permission-sets.ts';
import { type ProfileName, profiles } from './profiles.ts';

const idOf = (index: number) => longId(`005Fw0000000${String(index).padStart(3, '0')}`) ?? '';

interface Colleague {
  index: number;
  /** As the other stand-in CRM knows this owner. */
  ownerId: string;
  firstName: string;
  lastName: string;
  email: string;
  profile: ProfileName;
  active: boolean;
}

const profileOf: Readonly<Record<string, ProfileName>> = {
  rep: 'enterpriseRep',
  sales_ops: 'operations',
  admin: 'admin',
};

/** The invented company Corvane keeps the same people in both of its CRMs. */
const colleagues: Colleague[] = owners.map((owner, index) => {
  const person = hubspotPeople.find(({ ownerId }) => ownerId === owner.id);
  const team = owner.teams[0]?.name;
  const usual: ProfileName = team === 'Mid-market' ? 'midMarketRep' : 'enterpriseRep';
  const named = person === undefined || person.role === 'rep' ? usual : (profileOf[person.role] ?? usual);
  const { firstName, lastName, email, archived } = owner;
  return { index: index + 1, ownerId: owner.id, firstName, lastName, email, profile: named, active: !archived };
});

const integration: Colleague = {
  index: 99,
  ownerId: '',
  firstName: 'Fieldward',
  lastName: 'Integration',
  email: 'fieldward.integration@corvane.example',
  profile: 'integration',
  active: true,
};

export const integrationUserId = idOf(integration.index);

function userOf({ index, firstName, lastName, email, profile, active }: Colleague): OrgUser {
  const profileId = profiles[profile];
  return {
    id: idOf(index),
    username: email.replace('@corvane.example', '@crm.corvane.example'),
    email,
    alias: `${firstName[0] ?? ''}${lastName}`
      .replaceAll(/[^A-Za-z]/g, '')
      .slice(0, 8)
      .toLowerCase(),
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    isActive: active,
    timeZone: 'Europe/London',
    locale: 'en_GB',
    language: 'en_US',
    profileId,
    canViewSetup: permissionSetsOf({ profileId, email }).some(({ viewSetup }) => viewSetup),
  };
}

export const users: readonly OrgUser[] = [...colleagues, integration].map(userOf);

const byId = new Map(users.map((user) => [user.id, user]));

export function userById(id: string): OrgUser | undefined {
  return byId.get(id);
}

export const people: readonly DemoPerson[] = hubspotPeople.map((person) => {
  const user = users.find(({ email }) => email === person.email);
  if (user === undefined) throw new Error(`${person.email} has no user here`);
  const { id: userId, firstName, lastName, email, username } = user;
  return { userId, firstName, lastName, email, username, role: person.role };
});

/** @param ownerId of the other stand-in CRM */
export function userOfOwner(ownerId: string | undefined): string {
  const colleague = colleagues.find((one) => one.ownerId === ownerId);
  return idOf(colleague?.index ?? 1);
}
