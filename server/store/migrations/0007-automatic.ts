import { type Kysely, sql } from 'kysely';

/** What became of a field's newest automatic writes is asked before each further one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create index change_automatic on change (tenant_id, object_type, field, created_at desc)
  where decision_id like 'auto-%';
`)
    .execute(db);
}
