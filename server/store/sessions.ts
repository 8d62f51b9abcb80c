import type { PersonId, SessionId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import { type Person, personColumns, personFrom } from './people.ts';

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
    .select(['session.token_hash', 'session.begun_at', ...personColumns])
    .where('session.tenant_id', '=', tenantId)
    .where('session.id', '=', id)
    .where('session.revoked_at', 'is', null)
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  return row === undefined ? null : { tokenHash: row.token_hash, begunAt: row.begun_at, person: personFrom(row) };
}

/** How many sessions still hold, by person. */
export async function liveSessionCounts(
  tx: Reading,
  tenantId: TenantId,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('session')
    .select(['person_id', ({ fn }) => fn.countAll<string>().as('n')])
    .where('tenant_id', '=', tenantId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .groupBy('person_id')
    .execute();
  return new Map(rows.map(({ person_id, n }) => [person_id, Number(n)]));
}

/** Ends every session of a person. @returns how many still held */
export async function endSessions(tx: Writing, tenantId: TenantId, personId: PersonId, at: Date): Promise<number> {
  const result = await tx
    .updateTable('session')
    .set({ revoked_at: at })
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Ends every session of the account but those of one person. @returns how many still held */
export async function endSessionsOfOthers(
  tx: Writing,
  tenantId: TenantId,
  personId: PersonId,
  at: Date,
): Promise<number> {
  const result = await tx
    .updateTable('session')
    .set({ revoked_at: at })
    .where('tenant_id', '=', tenantId)
    .where('person_id', '!=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
