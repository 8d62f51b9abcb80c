import { type Kysely, sql } from 'kysely';

/** What a CRM told of its limit of a day, and how often in a row it said that the limit is used up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table rate_budget
  add column refusals integer not null default 0,
  add column day_used integer,
  add column day_limit integer,
  add column day_seen_at timestamptz;
`)
    .execute(db);
}
