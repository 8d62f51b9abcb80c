import { sql } from 'kysely';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Reading } from './database.ts';
import { firstIdSince } from './past-suggestions.ts';

/** What agents asked of one field, and what people made of it. */
export interface FieldStatistics {
  readonly objectType: string;
  readonly field: string;
  readonly asked: number;
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  readonly undone: number;
  /** Different people who accepted, edited or rejected. */
  readonly deciders: number;
}

/** For every field that agents asked for since then. Filed and decided both count from that day on. */
export async function fieldStatistics(tx: Reading, tenantId: TenantId, since: Date): Promise<FieldStatistics[]> {
  const { rows } = await sql<Record<'object_type' | 'field', string> & Record<Counted, string>>`
    with asked as (
      select object_type, field, count(*) as asked from suggestion
      where tenant_id = ${tenantId} and id >= ${firstIdSince(since)} and follows is null
      group by object_type, field
    ), decided as (
      select s.object_type, s.field,
        count(*) filter (where d.kind = 'accept') as accepted,
        count(*) filter (where d.kind = 'edit') as edited,
        count(*) filter (where d.kind = 'reject') as rejected,
        count(*) filter (where d.kind = 'undo') as undone,
        count(distinct d.person_id) filter (where d.kind in ('accept', 'edit', 'reject')) as deciders
      from decision d join suggestion s on s.tenant_id = d.tenant_id and s.id = d.suggestion_id
      where d.tenant_id = ${tenantId} and d.at >= ${since}
      group by s.object_type, s.field
    )
    select object_type, field, coalesce(asked, 0) as asked, coalesce(accepted, 0) as accepted,
      coalesce(edited, 0) as edited, coalesce(rejected, 0) as rejected, coalesce(undone, 0) as undone,
      coalesce(deciders, 0) as deciders
    from asked full join decided using (object_type, field)
  `.execute(tx);
  return rows.map((row) => ({
    objectType: row.object_type,
    field: row.field,
    asked: Number(row.asked),
    accepted: Number(row.accepted),
    edited: Number(row.edited),
    rejected: Number(row.rejected),
    undone: Number(row.undone),
    deciders: Number(row.deciders),
  }));
}

type Counted = 'asked' | 'accepted' | 'edited' | 'rejected' | 'undone' | 'deciders';
