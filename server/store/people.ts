import type { PersonId, TenantId } from '#domain/shared/ids.ts';
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
  /** When the CRM last told in which groups this person is; `null` if it never did. */
  readonly groupsReadAt: Date | null;
  readonly lastSeenAt: Date | null;
}

export const personColumns = [
  'person.tenant_id',
  'person.id',
  'person.crm_user_id',
  'person.email',
  'person.name',
  'person.role',
  'person.role_from',
  'person.groups_read_at',
  'person.last_seen_at',
] as const;

/** Somebody whom we have not seen yet. */
export type NewPerson = Omit<Person, 'groupsReadAt' | 'lastSeenAt'>;

export async function personByCrmUser(tx: Reading, tenantId: TenantId, crmUserId: string): Promise<Person | null> {
  const row = await tx
    .selectFrom('person')
    .select(personColumns)
    .where('tenant_id', '=', tenantId)
    .where('crm_user_id', '=', crmUserId)
    .executeTakeFirst();
  return row === undefined ? null : personFrom(row);
}

export async function peopleById(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .select(personColumns)
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, personFrom(row)]));
}

export async function listPeople(tx: Reading, tenantId: TenantId): Promise<Person[]> {
  const rows = tx.selectFrom('person').select(personColumns).where('tenant_id', '=', tenantId);
  return (await rows.orderBy('name').orderBy('id').execute()).map(personFrom);
}

/** Held until the end of the transaction: two admins who demote each other must meet here. */
export async function lockAdmins(tx: Writing, tenantId: TenantId): Promise<Person[]> {
  const rows = tx.selectFrom('person').select(personColumns).where('tenant_id', '=', tenantId);
  return (await rows.where('role', '=', 'admin').orderBy('id').forUpdate().execute()).map(personFrom);
}

export async function setRole(
  tx: Writing,
  { tenantId, id }: Person,
  to: { readonly role: Role; readonly roleFrom: RoleFrom },
): Promise<void> {
  const row = tx.updateTable('person').set({ role: to.role, role_from: to.roleFrom });
  await row.where('tenant_id', '=', tenantId).where('id', '=', id).execute();
}

/** The CRM has told who is in which group. */
export async function groupsWereRead(tx: Writing, tenantId: TenantId, at: Date): Promise<void> {
  const rows = tx.updateTable('person').set({ groups_read_at: at }).where('tenant_id', '=', tenantId);
  await rows.where('role_from', '<>', 'person').execute();
}

/** Held until the end of the transaction. */
export async function lockPerson(tx: Writing, { tenantId, id }: Pick<Person, 'tenantId' | 'id'>): Promise<void> {
  const row = tx.selectFrom('person').select('id').where('tenant_id', '=', tenantId).where('id', '=', id);
  await row.forUpdate().execute();
}

/** Notes that somebody was here, and what the CRM calls them. */
export async function sawPerson(tx: Writing, person: Person, at: Date): Promise<void> {
  await tx
    .updateTable('person')
    .set({ last_seen_at: at, email: person.email, name: person.name })
    .where('tenant_id', '=', person.tenantId)
    .where('id', '=', person.id)
    .execute();
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
export async function ensurePerson(tx: Writing, person: NewPerson, at: Date): Promise<Person> {
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
export async function upsertPerson(tx: Writing, person: NewPerson, at: Date): Promise<Person> {
  const known = { email: person.email, name: person.name, role: person.role, role_from: person.roleFrom };
  const row = await tx
    .insertInto('person')
    .values({ tenant_id: person.tenantId, id: person.id, crm_user_id: person.crmUserId, ...known, created_at: at })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'crm_user_id']).doUpdateSet(known))
    .returning(personColumns)
    .executeTakeFirstOrThrow();
  return personFrom(row);
}

export function personFrom(row: {
  tenant_id: string;
  id: string;
  crm_user_id: string;
  email: string;
  name: string;
  role: string;
  role_from: string;
  groups_read_at: Date | null;
  last_seen_at: Date | null;
}): Person {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as PersonId,
    crmUserId: row.crm_user_id,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    roleFrom: row.role_from as RoleFrom,
    groupsReadAt: row.groups_read_at,
    lastSeenAt: row.last_seen_at,
  };
}
