import type { PersonId, SessionId, TenantId } from '#domain/shared/ids.ts';
import type { Role } from '#domain/shared/permission.ts';
import type { Reading, Writing } from './database.ts';

/** An admin gave the role by name, a group of the CRM gives it, or it is the one that everybody starts with. */
export type RoleFrom = 'person' | 'rule' | 'nobody';

/** A person of the CRM account. Never deleted: the log names them by id. */
export interface Person {
  readonly tenantId: TenantId;
  readonly id: PersonId;
  readonly crmUserId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly roleFrom: RoleFrom;
}

const columns = ['tenant_id', 'id', 'crm_user_id', 'email', 'name', 'role', 'role_from'] as const;

export async function personByCrmUser(tx: Reading, tenantId: TenantId, crmUserId: string): Promise<Person | null> {
  const row = await tx
    .selectFrom('person')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('crm_user_id', '=', crmUserId)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

export async function peopleById(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

export async function hasAdmin(tx: Reading, tenantId: TenantId): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'admin')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Inserts unless this CRM user is known already. @returns the row that stands, whoever made it */
export async function ensurePerson(tx: Writing, person: Person, at: Date): Promise<Person> {
  await tx
    .insertInto('person')
    .values({
      tenant_id: person.tenantId,
      id: person.id,
      crm_user_id: person.crmUserId,
      email: person.email,
      name: person.name,
      role: person.role,
      role_from: person.roleFrom,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm_user_id']).doNothing())
    .execute();
  const standing = await personByCrmUser(tx, person.tenantId, person.crmUserId);
  if (standing === null) throw new Error('a person vanished inside a transaction');
  return standing;
}

/** Inserts, or gives the known CRM user this name, e-mail and role. @returns the row that stands */
export async function upsertPerson(tx: Writing, person: Person, at: Date): Promise<Person> {
  const known = { email: person.email, name: person.name, role: person.role, role_from: person.roleFrom };
  const row = await tx
    .insertInto('person')
    .values({ tenant_id: person.tenantId, id: person.id, crm_user_id: person.crmUserId, ...known, created_at: at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm_user_id']).doUpdateSet(known))
    .returning(columns)
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function insertSession(
  tx: Writing,
  session: {
    tenantId: TenantId;
    id: SessionId;
    tokenHash: string;
    personId: PersonId;
    /** When the person proved who they are; renewals keep it. */
    begunAt: Date;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      tenant_id: session.tenantId,
      id: session.id,
      token_hash: session.tokenHash,
      person_id: session.personId,
      begun_at: session.begunAt,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
      revoked_at: null,
    })
    .execute();
}

/** A session that is neither revoked nor past its time, with its person. */
export async function liveSession(
  tx: Reading,
  tenantId: TenantId,
  id: string,
  now: Date,
): Promise<{ tokenHash: string; begunAt: Date; person: Person } | null> {
  const row = await tx
    .selectFrom('session')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'session.tenant_id').onRef('person.id', '=', 'session.person_id'),
    )
    .select([
      'session.token_hash',
      'session.begun_at',
      'person.tenant_id',
      'person.id',
      'person.crm_user_id',
      'person.email',
      'person.name',
      'person.role',
      'person.role_from',
    ])
    .where('session.tenant_id', '=', tenantId)
    .where('session.id', '=', id)
    .where('session.revoked_at', 'is', null)
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : { tokenHash: row.token_hash, begunAt: row.begun_at, person: fromRow(row) };
}

function fromRow(row: {
  tenant_id: string;
  id: string;
  crm_user_id: string;
  email: string;
  name: string;
  role: string;
  role_from: string;
}): Person {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as PersonId,
    crmUserId: row.crm_user_id,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    roleFrom: row.role_from as RoleFrom,
  };
}
