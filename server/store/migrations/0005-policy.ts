import { type Kysely, sql } from 'kysely';

/** Rules, classes and drafts of policies; approvals by a first of two people; decisions that a policy made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table policy
  add column rules jsonb not null default '[]',
  add column classes jsonb not null default '[]',
  add column cases jsonb not null default '[]',
  add column second_person_publishes boolean not null default false,
  add column approved_by text;

create table policy_draft (
  tenant_id text primary key references tenant (id),
  revision integer not null check (revision > 0),
  based_on integer not null,
  content jsonb not null,
  edited_by text not null,
  edited_at timestamptz not null,
  proposed_by text,
  proposed_at timestamptz,
  note text,
  check ((proposed_by is null) = (proposed_at is null) and (proposed_by is null) = (note is null))
);

-- The first of two people that a rule asks for: bound to what was shown, so that a changed value asks both again.
create table approval (
  tenant_id text not null,
  suggestion_id text not null,
  person_id text not null,
  decision_id text not null,
  value text,
  current text,
  policy_version integer not null,
  at timestamptz not null,
  primary key (tenant_id, suggestion_id, person_id),
  foreign key (tenant_id, suggestion_id) references suggestion (tenant_id, id)
);

-- What the policy looked at beside the suggestion itself: class and its basis, other values of the record.
alter table suggestion add column judged_on jsonb;

-- A change that the policy let through by itself has no person; exactly one of the two decided.
alter table decision
  alter column person_id drop not null,
  add column policy_version integer,
  drop constraint decision_kind_check,
  add constraint decision_kind_check
    check (kind in ('accept', 'approve', 'auto', 'edit', 'keep', 'reject', 'undo', 'release', 'reopen')),
  add constraint decision_by_one check ((person_id is null) <> (policy_version is null));
`)
    .execute(db);

  for (const table of ['policy_draft', 'approval']) {
    await sql
      .raw(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy own_tenant on ${table} using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
`)
      .execute(db);
  }
}
