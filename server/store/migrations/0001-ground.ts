import { type Kysely, sql } from 'kysely';

/**
 * The first schema. `tenant_id` leads every key, so that no unique constraint can tell one tenant about another's
 * rows and a distributed PostgreSQL can split by it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table tenant (
  id text primary key,
  name text not null,
  created_at timestamptz not null
);

create table connection (
  tenant_id text not null references tenant (id),
  crm text not null,
  account_id text not null,
  api_url text not null,
  credentials bytea not null,
  expires_at timestamptz not null,
  scopes text[] not null,
  installed_by text not null,
  updated_at timestamptz not null,
  primary key (tenant_id, crm)
);

create table person (
  tenant_id text not null references tenant (id),
  id text not null,
  crm_user_id text not null,
  email text not null,
  name text not null,
  role text not null check (role in ('rep', 'sales_ops', 'admin', 'auditor')),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, crm_user_id)
);

create table session (
  tenant_id text not null,
  id text not null,
  token_hash text not null,
  person_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

create table agent (
  tenant_id text not null references tenant (id),
  id text not null,
  name text not null,
  purpose text not null,
  business_owner text not null,
  technical_owner text not null,
  scopes jsonb not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table agent_key (
  tenant_id text not null,
  id text not null,
  agent_id text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, agent_id) references agent (tenant_id, id)
);

create table source (
  tenant_id text not null,
  id text not null,
  agent_id text not null,
  kind text not null,
  title text not null,
  body text not null,
  occurred_at timestamptz,
  url text,
  external_id text,
  digest text not null,
  warnings jsonb not null,
  filed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, agent_id) references agent (tenant_id, id)
);
create unique index source_same on source (tenant_id, agent_id, digest);

create table run (
  tenant_id text not null,
  id text not null,
  agent_id text not null,
  filed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, agent_id) references agent (tenant_id, id)
);

create table policy (
  tenant_id text not null references tenant (id),
  version integer not null check (version > 0),
  fields jsonb not null,
  expiry_days integer not null,
  note text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (tenant_id, version)
);

create table pause (
  tenant_id text not null references tenant (id),
  id text not null,
  agent_id text,
  object_type text,
  field text,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  primary key (tenant_id, id)
);
create index pause_in_force on pause (tenant_id) where lifted_at is null;

create table suggestion (
  tenant_id text not null,
  id text not null,
  run_id text not null,
  agent_id text not null,
  crm text not null,
  object_type text not null,
  record_id text not null,
  field text not null,
  field_label text not null,
  field_type text not null,
  field_class text not null,
  impact text not null,
  state text not null check (state in ('pending', 'accepted', 'applied', 'failed', 'conflicted', 'rejected',
    'expired', 'superseded', 'reverted', 'blocked', 'quarantined')),
  proposed text,
  suggested_over text,
  rationale text not null,
  policy_version integer not null,
  rules jsonb not null,
  refusal_code text,
  refusal_message text,
  warnings jsonb not null,
  evidence jsonb not null,
  evidence_digest text not null,
  salt text not null,
  filed_at timestamptz not null,
  expires_at timestamptz not null,
  updated_at timestamptz not null,
  follows text,
  primary key (tenant_id, id),
  foreign key (tenant_id, run_id) references run (tenant_id, id),
  foreign key (tenant_id, agent_id) references agent (tenant_id, id)
);
create unique index suggestion_one_open on suggestion (tenant_id, object_type, record_id, field, agent_id, crm, state)
  where state in ('pending', 'quarantined');
create index suggestion_of_record on suggestion (tenant_id, object_type, record_id, updated_at desc);
create index suggestion_followed on suggestion (tenant_id, follows) where follows is not null;
create index suggestion_due on suggestion (tenant_id, expires_at) where state in ('pending', 'quarantined');

create table decision (
  tenant_id text not null,
  id text not null,
  suggestion_id text not null,
  kind text not null check (kind in ('accept', 'edit', 'reject', 'undo', 'release', 'reopen')),
  person_id text not null,
  request_digest text not null,
  shown_digest text,
  value text,
  reason text,
  note text,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, suggestion_id) references suggestion (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index decision_of_suggestion on decision (tenant_id, suggestion_id, at desc);

create table change (
  tenant_id text not null,
  id text not null,
  suggestion_id text not null,
  decision_id text not null,
  kind text not null check (kind in ('apply', 'revert')),
  crm text not null,
  object_type text not null,
  record_id text not null,
  field text not null,
  expected text,
  value text,
  state text not null check (state in ('intended', 'sent', 'applied', 'failed', 'conflicted')),
  attempts integer not null default 0,
  lease_until timestamptz,
  lease_token text,
  found text,
  found_known boolean not null default false,
  replaced_unseen text,
  replaced_unseen_known boolean not null default false,
  message text,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, suggestion_id) references suggestion (tenant_id, id),
  foreign key (tenant_id, decision_id) references decision (tenant_id, id)
);
create unique index change_one_in_flight on change (tenant_id, object_type, record_id, field, crm)
  where state in ('intended', 'sent');
create index change_of_suggestion on change (tenant_id, suggestion_id, created_at desc);
create index change_unfinished on change (tenant_id, created_at) where state in ('intended', 'sent');

create table event (
  tenant_id text not null,
  seq bigint generated always as identity,
  id text not null,
  type text not null,
  at timestamptz not null,
  suggestion_id text,
  body bytea not null,
  leaf bytea not null,
  primary key (tenant_id, seq),
  unique (tenant_id, id)
);
create index event_of_suggestion on event (tenant_id, suggestion_id, seq) where suggestion_id is not null;
create index event_of_type on event (tenant_id, type, seq);

create table event_value (
  tenant_id text not null,
  event_id text not null,
  name text not null,
  salt text not null,
  value text,
  primary key (tenant_id, event_id, name)
);

create table rate_budget (
  tenant_id text not null,
  crm text not null,
  tokens double precision not null,
  refilled_at timestamptz not null,
  held_until timestamptz,
  primary key (tenant_id, crm)
);

create function current_tenant() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('fieldward.tenant', true), '') $$;
`)
    .execute(db);

  for (const table of tenantTables) {
    await sql
      .raw(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy own_tenant on ${table} using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
`)
      .execute(db);
  }
  // The directory of tenants: a transaction bound to a tenant sees that one row; an unbound one, which can see no
  // other table's rows at all, sees which tenants there are, so that duties know whom to work for.
  await sql
    .raw(`
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_tenant on tenant using (id = current_tenant()) with check (id = current_tenant());
create policy directory on tenant for select using (current_tenant() is null);
`)
    .execute(db);
}

const tenantTables = [
  'connection',
  'person',
  'session',
  'agent',
  'agent_key',
  'source',
  'run',
  'policy',
  'pause',
  'suggestion',
  'decision',
  'change',
  'event',
  'event_value',
  'rate_budget',
];
