import { createHmac } from 'node:crypto';
import { type Kysely, sql } from 'kysely';

export const appRole = 'fieldward_app';

/**
 * What the app role may do, table by table. It owns nothing, so row level security binds it; the log it may only
 * append to and read, and erasing a value is deleting its row, never changing it.
 */
const rights: Readonly<Record<string, string>> = {
  tenant: 'select, insert, update (retention_days)',
  data_key: 'select, insert, update, delete',
  connection_health: 'select, insert, update',
  proof_refusal: 'select, insert, update, delete',
  role_rule: 'select, insert, delete',
  agent_usage: 'select, insert, update',
  connection: 'select, insert, update, delete',
  person: 'select, insert, update',
  session: 'select, insert, update, delete',
  used_proof: 'select, insert, delete',
  host_certificate: 'select, insert, update',
  agent: 'select, insert',
  agent_key: 'select, insert, update, delete',
  source: 'select, insert, update',
  run: 'select, insert',
  policy: 'select, insert',
  policy_draft: 'select, insert, update, delete',
  approval: 'select, insert, delete',
  pause: 'select, insert, update',
  suggestion: 'select, insert, update',
  decision: 'select, insert, update (value, note, request_digest)',
  change: 'select, insert, update',
  batch: 'select, insert, update',
  batch_item: 'select, insert, update',
  batch_sample_opened: 'select, insert',
  event: 'select, insert',
  event_value: 'select, insert, delete',
  rate_budget: 'select, insert, update',
};

/**
 * The login that the server works with, derived from the owner's URL so that every process of a deployment finds the
 * same one without a second secret. Without an owner password (trust or peer authentication) the role gets none
 * either, so nothing guessable comes into being.
 */
export function appRoleUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const ownerPassword = decodeURIComponent(url.password);
  url.username = appRole;
  url.password = ownerPassword === '' ? '' : derivedPassword(ownerPassword);
  return url.toString();
}

function derivedPassword(ownerPassword: string): string {
  return createHmac('sha256', ownerPassword).update('fieldward app role').digest('base64url');
}

/** Creates or updates the app role and its rights. Runs as the owner, inside the migration lock. */
export async function grantAppRole(db: Kysely<unknown>, ownerUrl: string, manageLogin: boolean): Promise<void> {
  if (manageLogin) {
    const password = decodeURIComponent(new URL(appRoleUrl(ownerUrl)).password);
    const secret = password === '' ? sql.raw('password null') : sql`password ${sql.lit(password)}`;
    const known = await sql<{ unbound: boolean }>`
      select rolsuper or rolbypassrls as unbound from pg_roles where rolname = ${appRole}
    `.execute(db);
    if (known.rows.some(({ unbound }) => unbound)) {
      throw new Error(`the role ${appRole} may step around row level security: make it nosuperuser nobypassrls`);
    }
    // Whoever is no superuser may give a role of theirs a password, but not even repeat that it is no superuser.
    const statement =
      known.rows.length === 0
        ? sql`create role ${sql.id(appRole)} login nosuperuser nobypassrls nocreatedb nocreaterole ${secret}`
        : sql`alter role ${sql.id(appRole)} login ${secret}`;
    await statement.execute(db);
  }
  await sql.raw(`grant usage on schema public to ${appRole}`).execute(db);
  for (const [table, granted] of Object.entries(rights)) {
    await sql.raw(`revoke all on ${table} from ${appRole}; grant ${granted} on ${table} to ${appRole}`).execute(db);
  }
  await sql
    .raw(`
grant usage on schema pgboss to ${appRole};
grant select, insert, update, delete on all tables in schema pgboss to ${appRole};
grant usage on all sequences in schema pgboss to ${appRole};
grant execute on all functions in schema pgboss to ${appRole};
`)
    .execute(db);
}
