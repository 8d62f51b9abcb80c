import type pg from 'pg';

/**
 * Asks the catalogue of a database for ways around row level security. One sentence for each that is found; empty when
 * every table keeps tenants apart. Names no table of ours, so that the next migration is asked about too.
 */
export async function waysAround(client: pg.ClientBase, role: string): Promise<string[]> {
  const found: string[] = [];
  const ask = async (question: string, values: string[]) => {
    const { rows } = await client.query<{ finding: string }>(question, values);
    found.push(...rows.map(({ finding }) => finding));
  };
  for (const question of ofTheSchema) await ask(question, []);
  for (const question of ofTheLogin) await ask(question, [role]);
  return found.toSorted();
}

/** The tables that hold tenants' data, with the column that says whose. */
export async function tenantTables(client: pg.ClientBase): Promise<{ name: string; key: string }[]> {
  const { rows } = await client.query<{ name: string; key: string }>(
    `select name, key from (${tables}) t where not is_ledger order by name`,
  );
  return rows;
}

/** Ours; pg-boss's stand outside on purpose: its jobs hold ids only. */
const schemas = `select oid, nspname from pg_namespace
  where nspname <> 'information_schema' and nspname <> 'pgboss' and nspname !~ '^pg_'`;

/** Every table; `is_ledger` for those in which the migrator counts. */
const tables = `select c.oid, c.relname as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
  case when c.relname = 'tenant' then 'id' else 'tenant_id' end as key,
  c.relname in ('kysely_migration', 'kysely_migration_lock') as is_ledger
  from pg_class c where c.relkind in ('r', 'p', 'f') and c.relnamespace in (select oid from (${schemas}) s)`;

const ours = `(select * from (${tables}) t where not is_ledger)`;

const firstColumn = (ofTable: string, attribute: string) =>
  `(select attname from pg_attribute where attrelid = ${ofTable} and attnum = ${attribute})`;

const ofTheSchema: readonly string[] = [
  // Rows
  `select format('%s: row level security is not enabled and forced', name) as finding
    from ${ours} o where not (relrowsecurity and relforcerowsecurity)`,
  `select format('%s: has no column %s that is always there', name, key) as finding from ${ours} o
    where not exists (select from pg_attribute where attrelid = o.oid and attname = o.key and attnotnull)`,
  `select format('%s: nothing binds rows to the tenant', name) as finding from ${ours} o
    where not exists (select from pg_policy where polrelid = o.oid and polcmd = '*' and polpermissive)`,
  // Another permissive policy would be an "or"; the one that is known shows an unbound reader the directory of tenants.
  `select format('%s: policy %s lets more through', name, polname) as finding
    from ${ours} o join pg_policy p on p.polrelid = o.oid,
      pg_get_expr(polqual, polrelid) shown, pg_get_expr(polwithcheck, polrelid) taken
    where polpermissive and not (name = 'tenant' and polcmd = 'r' and shown = '(current_tenant() IS NULL)')
      and (polcmd <> '*' or polroles <> '{0}' or shown is distinct from format('(%s = current_tenant())', key)
        or taken is distinct from format('(%s = current_tenant())', key))`,

  // Keys: a unique key without the tenant tells one about another's rows, and a foreign key is checked past the policies.
  `select format('%s: has no primary key', name) as finding from ${ours} o
    where not exists (select from pg_index where indrelid = o.oid and indisprimary)`,
  `select format('%s: unique key %s does not begin with the tenant', name, indexrelid::regclass) as finding
    from ${ours} o join pg_index i on i.indrelid = o.oid
    where (i.indisunique or i.indisexclusion)
      and ${firstColumn('o.oid', 'i.indkey[0]')} is distinct from o.key`,
  `select format('%s: foreign key %s does not begin with the tenant', o.name, conname) as finding
    from ${ours} o join pg_constraint k on k.conrelid = o.oid and k.contype = 'f'
      left join ${ours} t on t.oid = k.confrelid
    where ${firstColumn('o.oid', 'k.conkey[1]')} is distinct from o.key
      or ${firstColumn('t.oid', 'k.confkey[1]')} is distinct from t.key`,

  // What runs with somebody else's rights
  `select format('%s: the view does not ask with the rights of whoever asks', relname) as finding from pg_class c
    where relkind = 'v' and relnamespace in (select oid from (${schemas}) s) and not exists (
      select from pg_options_to_table(c.reloptions) where option_name = 'security_invoker' and option_value::boolean)`,
  `select format('%s: a materialized view knows no row level security', relname) as finding from pg_class
    where relkind = 'm' and relnamespace in (select oid from (${schemas}) s)`,
  `select format('%s: the function runs with the rights of its owner', p.oid::regprocedure) as finding from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    where prosecdef and nspname !~ '^pg_' and nspname <> 'information_schema'`,
];

/** `$1` is the login. */
const ofTheLogin: readonly string[] = [
  `select format('%s: there is no such login', $1::text) as finding
    where not exists (select from pg_roles where rolname = $1 and rolcanlogin)`,
  `select format('%s: may step around row level security, or make roles or databases', rolname) as finding
    from pg_roles where rolname = $1
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  `select format('%s: is a member of %s', $1::text, m.roleid::regrole) as finding from pg_auth_members m
    where m.member = (select oid from pg_roles where rolname = $1)`,
  `select format('%s: may take on %s, who owns %s', $1::text, rolname, relname) as finding
    from (select distinct on (relowner) relowner, relname from pg_class where relnamespace in
      (select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema')) c
      join pg_roles r on r.oid = c.relowner where pg_has_role($1, r.oid, 'member')`,
  `select format('%s: owns something: %s', $1::text, pg_describe_object(classid, objid, 0)) as finding
    from pg_shdepend where deptype = 'o' and refobjid = (select oid from pg_roles where rolname = $1)
      and dbid in (0, (select oid from pg_database where datname = current_database()))`,
  `select format('%s: may create in schema %s', $1::text, nspname) as finding
    from pg_namespace where has_schema_privilege($1, oid, 'create')`,
  `select format('%s: may create schemas', $1::text) as finding
    where has_database_privilege($1, current_database(), 'create')`,
  // Emptying a table asks no policy; a trigger or a foreign key of one's own would see rows past them.
  `select format('%s: may do more to %s than reading and writing rows', $1::text, name) as finding from ${ours} o
    where has_table_privilege($1, o.oid, 'truncate') or has_any_column_privilege($1, o.oid, 'references')
      or has_table_privilege($1, o.oid, 'trigger')`,
  `select format('%s: has rights on %s, which no policy guards', $1::text, name) as finding from (${tables}) t
    where is_ledger and has_any_column_privilege($1, t.oid, 'select, insert, update, references')`,
];
