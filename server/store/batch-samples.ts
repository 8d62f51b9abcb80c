import { sql } from 'kysely';
import type { BatchId, PersonId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';

/**
 * Draws samples of what would be approved. Which ones nobody can tell beforehand: the id of the batch, which is made when
 * it is frozen, puts them in order.
 */
export async function drawSamples(tx: Writing, tenantId: TenantId, batchId: BatchId, count: number): Promise<void> {
  await sql`
    update batch_item set sampled = position in (
      select position from batch_item
      where tenant_id = ${tenantId} and batch_id = ${batchId} and finding in ('will_change', 'already_so')
      order by sha256(convert_to(batch_id || ' ' || position, 'UTF8')) limit ${count})
    where tenant_id = ${tenantId} and batch_id = ${batchId}
  `.execute(tx);
}

export async function noteOpened(
  tx: Writing,
  tenantId: TenantId,
  batchId: BatchId,
  position: number,
  personId: PersonId,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('batch_sample_opened')
    .values({ tenant_id: tenantId, batch_id: batchId, position, person_id: personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface SampleCount {
  readonly needed: number;
  readonly opened: number;
}

/** How many samples there are, and how many of them this person has opened. */
export async function countSamples(
  tx: Reading,
  tenantId: TenantId,
  batchId: BatchId,
  personId: PersonId,
): Promise<SampleCount> {
  const { rows } = await sql<{ needed: string; opened: string }>`
    select count(*) as needed, count(o.position) as opened
    from batch_item i left join batch_sample_opened o on o.tenant_id = i.tenant_id and o.batch_id = i.batch_id
      and o.position = i.position and o.person_id = ${personId}
    where i.tenant_id = ${tenantId} and i.batch_id = ${batchId} and i.sampled
  `.execute(tx);
  return { needed: Number(rows[0]?.needed ?? 0), opened: Number(rows[0]?.opened ?? 0) };
}
