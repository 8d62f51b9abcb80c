import { type Kysely, sql } from 'kysely';

/** Data keys, where roles come from, narrower agent keys, the health of connections, retention and erasure. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table data_key (
  tenant_id text not null references tenant (id),
  id text not null,
  wrapped bytea not null,
  wrapped_by text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (tenant_id, id)
);
create unique index data_key_one_current on data_key (tenant_id) where retired_at is null;

-- Null: sealed before there were data keys, by the deployment's own key.
alter table connection
  add column data_key_id text,
  add foreign key (tenant_id, data_key_id) references data_key (tenant_id, id);

create table connection_health (
  tenant_id text not null references tenant (id),
  crm text not null,
  last_answer_at timestamptz,
  last_failure_at timestamptz,
  last_failure_code text,
  clock_skew_ms integer,
  clock_seen_at timestamptz,
  primary key (tenant_id, crm)
);

-- How often something that claimed to come from this account proved nothing, and why: counts, never contents.
create table proof_refusal (
  tenant_id text not null references tenant (id),
  crm text not null,
  reason text not null,
  times bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  skew_ms integer,
  primary key (tenant_id, crm, reason)
);

alter table used_proof add column seen_at timestamptz;
update used_proof set seen_at = now();
alter table used_proof alter column seen_at set not null;

alter table person
  add column role_from text not null default 'nobody' check (role_from in ('person', 'rule', 'nobody')),
  add column groups_read_at timestamptz,
  add column last_seen_at timestamptz;
update person set role_from = 'person' where role <> 'rep';
alter table person alter column role_from drop default;

create table role_rule (
  tenant_id text not null references tenant (id),
  id text not null,
  group_id text not null,
  group_name text not null,
  role text not null check (role in ('sales_ops', 'auditor')),
  added_by text not null,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, group_id),
  foreign key (tenant_id, added_by) references person (tenant_id, id)
);

-- Null: all that the agent may.
alter table agent_key
  add column scopes jsonb,
  add column may text[],
  add column replaces text;

alter table agent
  add column open_per_record_max integer not null default 25 check (open_per_record_max between 1 and 1000),
  add column filed_per_hour_max integer not null default 100000 check (filed_per_hour_max between 1 and 10000000);

-- What an agent filed in the running hour; filing locks it, so that two processes cannot both pass the limit.
create table agent_usage (
  tenant_id text not null,
  agent_id text not null,
  hour timestamptz not null,
  filed integer not null,
  primary key (tenant_id, agent_id),
  foreign key (tenant_id, agent_id) references agent (tenant_id, id)
);

alter table tenant
  add column retention_days integer not null default 730 check (retention_days between 30 and 3650);

alter table suggestion add column erased_at timestamptz;
alter table source add column erased_at timestamptz;
create index suggestion_unerased on suggestion (tenant_id, updated_at) where erased_at is null;
create index source_unerased on source (tenant_id, filed_at) where erased_at is null;
`)
    .execute(db);

  for (const table of ['data_key', 'connection_health', 'proof_refusal', 'role_rule', 'agent_usage']) {
    await sql
      .raw(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy own_tenant on ${table} using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
`)
      .execute(db);
  }
}
