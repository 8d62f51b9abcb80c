import type { Finding } from '#domain/batch/finding.ts';
import type { FieldNames } from '#domain/policy/field-catalogue.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { type BatchId, crmOf } from '#domain/shared/ids.ts';
import { type ItemLine, type ItemOutcome, itemLines } from '#store/batch-view.ts';
import { personOf } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';
import { readFieldNames } from '../policies/read-catalogue.ts';
import { keyOf, recordsSeen, type SeenRecord } from '../suggestions/records-seen.ts';
import { requireBatch } from './own-batch.ts';

export interface LineSeen {
  readonly line: ItemLine;
  /** `null` where this person may not see the record today. */
  readonly seen: SeenRecord | null;
}

export interface LinesPage {
  readonly lines: readonly LineSeen[];
  readonly names: FieldNames;
  readonly reachable: boolean;
  readonly next: number | null;
}

/** One page of its suggestions, with values only where the CRM lets this person see them. */
export async function readBatchItems(
  ctx: Context,
  actor: PersonActor,
  id: BatchId,
  page: {
    finding?: Finding | undefined;
    outcome?: ItemOutcome | undefined;
    sampled?: boolean | undefined;
    after: number;
    limit: number;
  },
): Promise<LinesPage> {
  const { tenantId } = actor;
  const lines = await ctx.store.read(tenantId, async (tx) => {
    await requireBatch(tx, tenantId, id);
    return itemLines(tx, tenantId, id, { ...page, limit: page.limit + 1 });
  });
  const shown = lines.slice(0, page.limit);
  const person = await personOf(ctx, actor);
  const places = shown.map((line) => ({ record: refOf(line), field: line.field }));
  const seen = await recordsSeen(ctx, tenantId, person.crmUserId, places);
  const isSeen = (line: ItemLine): SeenRecord | null => {
    const view = seen?.get(keyOf(refOf(line)));
    const isHidden = view === undefined || view.access.record === 'none' || view.access.fields[line.field] === 'none';
    return isHidden ? null : view;
  };
  return {
    lines: shown.map((line) => ({ line, seen: isSeen(line) })),
    names: await readFieldNames(ctx, tenantId, [...new Set(shown.map(({ objectType }) => objectType))]),
    reachable: seen !== null,
    next: lines.length > page.limit ? (shown.at(-1)?.position ?? null) : null,
  };

  function refOf({ objectType, recordId }: ItemLine) {
    return { crm: crmOf(tenantId), objectType, recordId };
  }
}
