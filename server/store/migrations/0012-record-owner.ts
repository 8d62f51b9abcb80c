import { type Kysely, sql } from 'kysely';

/** Who owned the record when somebody last looked, so that the queue can be narrowed and sorted by it; '' = nobody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table suggestion add column owner_id text not null default '';
create index suggestion_open_of_owner on suggestion (tenant_id, owner_id, id)
  where state in ('pending', 'quarantined');
`)
    .execute(db);
}
