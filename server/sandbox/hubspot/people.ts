import type { DemoPerson } from './options.ts';

const midMarket = { id: 7001, name: 'Mid-market' };
const enterprise = { id: 7002, name: 'Enterprise' };
const operations = { id: 7003, name: 'Revenue operations' };

/** Who works at the invented company Corvane, and can be played on the record page. */
export const people: DemoPerson[] = [
  {
    userId: 40101,
    ownerId: '830101',
    firstName: 'Maya',
    lastName: 'Lindqvist',
    email: 'maya.lindqvist@corvane.example',
    role: 'rep',
    teams: [enterprise],
  },
  {
    userId: 40102,
    ownerId: '830102',
    firstName: 'Tobias',
    lastName: 'Okafor',
    email: 'tobias.okafor@corvane.example',
    role: 'rep',
    teams: [midMarket],
  },
  {
    userId: 40103,
    ownerId: '830103',
    firstName: 'Inés',
    lastName: 'Duarte',
    email: 'ines.duarte@corvane.example',
    role: 'sales_ops',
    teams: [operations],
  },
  {
    userId: 40104,
    ownerId: '830104',
    firstName: 'Ruth',
    lastName: 'Abernathy',
    email: 'ruth.abernathy@corvane.example',
    role: 'admin',
    teams: [operations],
  },
];

/** As the owners API answers it. */
export interface Owner {
  id: string;
  email: string;
  type: 'PERSON';
  firstName: string;
  lastName: string;
  userId: number | null;
  userIdIncludingInactive: number;
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  teams: { id: string; name: string; primary: boolean }[];
}

const colleagues: [string, string, typeof midMarket, boolean?][] = [
  ['Piet', 'van Houten', midMarket],
  ['Sora', 'Takeda', enterprise],
  ['Leila', 'Haddad', midMarket],
  ['Bram', 'Osei', enterprise],
  ['Greta', 'Solheim', midMarket],
  ['Anton', 'Mercer', enterprise, true],
];

const since = '2024-02-12T09:00:00.000Z';

export const owners: Owner[] = [
  ...people.map((person) => ownerOf(person, person.userId, person.ownerId, person.teams[0] ?? midMarket, false)),
  ...colleagues.map(([firstName, lastName, team, archived = false], index) => {
    const email = `${firstName}.${lastName}@corvane.example`.toLowerCase().replaceAll(' ', '');
    return ownerOf({ firstName, lastName, email }, 40111 + index, String(830111 + index), team, archived);
  }),
];

function ownerOf(
  { firstName, lastName, email }: Pick<DemoPerson, 'firstName' | 'lastName' | 'email'>,
  userId: number,
  id: string,
  team: typeof midMarket,
  archived: boolean,
): Owner {
  return {
    id,
    email,
    type: 'PERSON',
    firstName,
    lastName,
    userId: archived ? null : userId,
    userIdIncludingInactive: userId,
    createdAt: since,
    updatedAt: since,
    archived,
    teams: [{ id: String(team.id), name: team.name, primary: true }],
  };
}

export const portal = { timezone: 'Europe/London', currency: 'USD', name: 'Corvane' };
