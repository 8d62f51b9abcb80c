import { type Kysely, sql } from 'kysely';

/** What waits, read across all records page by page, in the orders in which people work it off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create index suggestion_open on suggestion (tenant_id, id) where state in ('pending', 'quarantined');
create index suggestion_open_of_field on suggestion (tenant_id, object_type, field, id)
  where state in ('pending', 'quarantined');
create index suggestion_open_of_agent on suggestion (tenant_id, agent_id, id)
  where state in ('pending', 'quarantined');
create index suggestion_open_of_run on suggestion (tenant_id, run_id, id)
  where state in ('pending', 'quarantined');
create index suggestion_open_to_expire on suggestion (tenant_id, expires_at, id)
  where state in ('pending', 'quarantined');
drop index suggestion_due;
`)
    .execute(db);
}
