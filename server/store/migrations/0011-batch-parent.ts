import { type Kysely, sql } from 'kysely';

/** Which record the CRM locks together with the one that a batch writes: those are never written side by side. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table batch_item add column parent text').execute(db);
}
