import { isApproved } from '#domain/batch/finding.ts';
import { needsSecond } from '#domain/policy/batch-terms.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { BatchId, PersonId } from '#domain/shared/ids.ts';
import { countSamples, type SampleCount } from '#store/batch-samples.ts';
import { countItems, type ItemCount } from '#store/batch-view.ts';
import { type Batch, newestBatches } from '#store/batches.ts';
import type { Reading } from '#store/database.ts';
import { peopleById } from '#store/people.ts';
import { currentPolicy } from '#store/policies.ts';
import type { Context } from '../context.ts';
import { approvedBefore } from './confirm-batch.ts';
import { requireBatch } from './own-batch.ts';

export interface BatchLine {
  readonly batch: Batch;
  readonly madeBy: string;
  readonly counts: readonly ItemCount[];
}

export interface BatchView extends BatchLine {
  /** The person who looks at it made it. */
  readonly isYours: boolean;
  /** How many samples there are, and how many of them this person has opened. */
  readonly samples: SampleCount;
  readonly needsSecond: boolean;
  readonly confirmedBy: string | null;
  readonly secondedBy: string | null;
}

/** @throws Fault `not_found` */
export async function readBatch(ctx: Context, { tenantId, personId }: PersonActor, id: BatchId): Promise<BatchView> {
  return ctx.store.read(tenantId, async (tx) => {
    const batch = await requireBatch(tx, tenantId, id);
    const { madeBy, confirmedBy, secondedBy, undoes } = batch;
    const counts = await countItems(tx, tenantId, id);
    const people = [madeBy, confirmedBy, secondedBy].filter((one) => one !== null);
    const nameOf = await names(tx, batch, people);
    const approved = counts.reduce((sum, { finding, count }) => sum + (finding && isApproved(finding) ? count : 0), 0);
    const { batches } = await currentPolicy(tx, tenantId);
    return {
      batch,
      madeBy: nameOf(madeBy),
      counts,
      isYours: madeBy === personId,
      samples: await countSamples(tx, tenantId, id, personId),
      needsSecond:
        undoes === null &&
        (batch.state === 'seconding' || needsSecond(batches, approved, await approvedBefore(ctx, tx, batch))),
      confirmedBy: confirmedBy && nameOf(confirmedBy),
      secondedBy: secondedBy && nameOf(secondedBy),
    };
  });
}

async function names(tx: Reading, { tenantId }: Batch, people: readonly PersonId[]) {
  const found = await peopleById(tx, tenantId, [...new Set(people)]);
  return (id: PersonId) => found.get(id)?.name ?? id;
}

const newestMax = 50;

export async function listBatches(ctx: Context, { tenantId }: PersonActor): Promise<readonly BatchLine[]> {
  return ctx.store.read(tenantId, async (tx) => {
    const batches = await newestBatches(tx, tenantId, newestMax);
    const makers = await peopleById(tx, tenantId, [...new Set(batches.map(({ madeBy }) => madeBy))]);
    const lines: BatchLine[] = [];
    for (const batch of batches) {
      const counts = await countItems(tx, tenantId, batch.id);
      lines.push({ batch, madeBy: makers.get(batch.madeBy)?.name ?? batch.madeBy, counts });
    }
    return lines;
  });
}
