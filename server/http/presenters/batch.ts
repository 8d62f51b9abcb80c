import type { z } from 'zod';
import type { batchItemsReply, batchReply, batchView } from '#contract/batch.ts';
import { findings, isApproved } from '#domain/batch/finding.ts';
import { fieldAt } from '#domain/policy/field-catalogue.ts';
import { crmOf, type TenantId } from '#domain/shared/ids.ts';
import type { ItemCount } from '#store/batch-view.ts';
import type { BatchLine, BatchView } from '#use-cases/batches/read-batch.ts';
import type { LinesPage } from '#use-cases/batches/read-batch-items.ts';
import { presentFieldOf, presentFiled } from './review.ts';

export function presentBatch(view: BatchView): z.input<typeof batchReply> {
  const { isYours, samples, needsSecond, confirmedBy, secondedBy } = view;
  return { ...presentBatchLine(view), isYours, samples, needsSecond, confirmedBy, secondedBy };
}

export function presentBatchLine({ batch, madeBy, counts }: BatchLine): z.input<typeof batchView> {
  const sum = (is: (count: ItemCount) => boolean) => counts.filter(is).reduce((total, { count }) => total + count, 0);
  const ended = (state: ItemCount['change']) => sum(({ change }) => change === state);
  return {
    id: batch.id,
    state: batch.state,
    madeBy: { id: batch.madeBy, name: madeBy },
    madeAt: batch.madeAt.toISOString(),
    total: batch.total,
    more: batch.more,
    policyVersion: batch.policyVersion,
    digest: batch.digest,
    confirmedAt: batch.confirmedAt?.toISOString() ?? null,
    stopped: batch.stoppedWhy,
    continuesAt: batch.waitsUntil?.toISOString() ?? null,
    undoes: batch.undoes,
    endedAt: batch.endedAt?.toISOString() ?? null,
    findings: {
      unread: sum(({ finding }) => finding === null),
      ...Object.fromEntries(findings.map((one) => [one, sum(({ finding }) => finding === one)])),
    },
    outcomes: {
      toBegin: sum(
        (count) => count.finding !== null && isApproved(count.finding) && count.change === null && !count.skipped,
      ),
      skipped: sum(({ skipped }) => skipped),
      waiting: ended('intended') + ended('sent'),
      applied: ended('applied'),
      failed: ended('failed'),
      conflicted: ended('conflicted'),
    },
  };
}

export function presentBatchItems(tenantId: TenantId, page: LinesPage): z.input<typeof batchItemsReply> {
  return {
    items: page.lines.map(({ line, seen }) => {
      const { change } = line;
      const values = { proposed: line.value, shown: line.shownCurrent, found: change?.found ?? null };
      const field = fieldAt(page.names, line);
      const isOpen = change?.state === 'intended' || change?.state === 'sent';
      return {
        position: line.position,
        suggestion: line.suggestionId,
        record: {
          crm: crmOf(tenantId) as 'hubspot' | 'salesforce',
          objectType: line.objectType,
          recordId: line.recordId,
          title: seen?.title ?? null,
        },
        field:
          field === undefined
            ? presentFiled(line)
            : presentFieldOf(field, Object.values(values), seen?.currency ?? null),
        values: seen === null ? null : values,
        quotes: seen === null ? [] : [...line.quotes],
        rationale: seen === null ? null : line.rationale,
        finding: line.finding,
        why: line.why,
        outcome: change === null ? null : isOpen ? 'waiting' : (change.state as 'applied' | 'failed' | 'conflicted'),
        message: seen === null ? null : (line.skipped ?? change?.message ?? null),
      };
    }),
    crm: { reachable: page.reachable },
    next: page.next,
  };
}
