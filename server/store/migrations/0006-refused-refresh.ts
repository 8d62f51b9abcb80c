import { type Kysely, sql } from 'kysely';

/** When the CRM refused the refresh token that a connection holds: a dead token is spent once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
-- Of the token that stands in this row; null again as soon as another one is stored.
alter table connection add column refresh_refused_at timestamptz;
`)
    .execute(db);
}
