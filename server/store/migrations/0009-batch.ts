import { type Kysely, sql } from 'kysely';

/** Batches: many suggestions, fixed at one moment and approved together. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table batch (
  tenant_id text not null references tenant (id),
  id text not null,
  state text not null check (state in ('reading', 'ready', 'running', 'paused', 'ended', 'cancelled')),
  made_by text not null,
  made_at timestamptz not null,
  -- More waited than one batch takes.
  more boolean not null,
  total integer not null,
  policy_version integer,
  digest text,
  confirmed_by text,
  confirmed_at timestamptz,
  -- Who paused or cancelled it; null where the CRM's answer did.
  stopped_by text,
  stopped_why text,
  -- Until when the CRM takes no more calls of ours.
  waits_until timestamptz,
  ended_at timestamptz,
  -- The batch whose writes this one takes back.
  undoes text,
  primary key (tenant_id, id),
  check ((confirmed_by is null) = (confirmed_at is null))
);

create table batch_item (
  tenant_id text not null,
  batch_id text not null,
  position integer not null,
  suggestion_id text not null,
  object_type text not null,
  record_id text not null,
  contested boolean not null,
  finding text,
  why text,
  -- What an undo writes.
  put_back text,
  shown_current text,
  shown_digest text,
  change_id text,
  -- Approved, and yet not begun: why.
  skipped text,
  primary key (tenant_id, batch_id, position),
  unique (tenant_id, batch_id, suggestion_id),
  foreign key (tenant_id, batch_id) references batch (tenant_id, id),
  foreign key (tenant_id, suggestion_id) references suggestion (tenant_id, id)
);
create index batch_item_of_suggestion on batch_item (tenant_id, suggestion_id);
create index batch_item_of_change on batch_item (tenant_id, change_id) where change_id is not null;
create index batch_item_to_read on batch_item (tenant_id, batch_id, position) where finding is null;
create index batch_item_to_begin on batch_item (tenant_id, batch_id, position)
  where finding in ('will_change', 'already_so') and change_id is null and skipped is null;
`)
    .execute(db);

  for (const table of ['batch', 'batch_item']) {
    await sql
      .raw(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy own_tenant on ${table} using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
`)
      .execute(db);
  }
}
