import { type Kysely, sql } from 'kysely';

/** Users who lend Fieldward their own access, proofs of CRM pages, and what a write was made as. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table connection add column holder text not null default 'account';
alter table connection alter column holder drop default;
alter table connection drop constraint connection_pkey;
alter table connection add primary key (tenant_id, crm, holder);

alter table session add column begun_at timestamptz;
update session set begun_at = created_at;
alter table session alter column begun_at set not null;

create table used_proof (
  tenant_id text not null,
  proof text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, proof)
);
create index used_proof_expired on used_proof (tenant_id, expires_at);

create table host_certificate (
  tenant_id text not null references tenant (id),
  fingerprint text not null,
  pem text not null,
  added_by text not null,
  added_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, fingerprint),
  foreign key (tenant_id, added_by) references person (tenant_id, id)
);

alter table change
  add column allow_duplicate boolean not null default false,
  add column written_as text check (written_as in ('person', 'app')),
  add column failure_code text;
`)
    .execute(db);

  for (const table of ['used_proof', 'host_certificate']) {
    await sql
      .raw(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy own_tenant on ${table} using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
`)
      .execute(db);
  }
}
