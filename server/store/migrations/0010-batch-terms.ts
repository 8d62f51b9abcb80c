import { type Kysely, sql } from 'kysely';

/** What a large batch asks of people: samples that were opened, and a second person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table policy add column batches jsonb not null
  default '{"samplesFrom": 50, "samples": 5, "secondPersonFrom": 1000}';
alter table batch drop constraint batch_state_check;
alter table batch add constraint batch_state_check
  check (state in ('reading', 'ready', 'seconding', 'running', 'paused', 'ended', 'cancelled'));
alter table batch add column seconded_by text, add column seconded_at timestamptz,
  -- Never the one who made it.
  add constraint batch_second_is_another check (seconded_by is null or seconded_by <> confirmed_by);

alter table batch_item add column sampled boolean not null default false;

-- Who has opened which sample.
create table batch_sample_opened (
  tenant_id text not null,
  batch_id text not null,
  position integer not null,
  person_id text not null,
  at timestamptz not null,
  primary key (tenant_id, batch_id, position, person_id),
  foreign key (tenant_id, batch_id, position) references batch_item (tenant_id, batch_id, position)
);
alter table batch_sample_opened enable row level security;
alter table batch_sample_opened force row level security;
create policy own_tenant on batch_sample_opened
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
`)
    .execute(db);
}
