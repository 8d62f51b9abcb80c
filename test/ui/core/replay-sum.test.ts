import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplayReply } from '#contract/policy-draft.ts';
import { addPage, countOf, emptySum, type ReplaySum } from '#ui/core/replay-sum.ts';
import { runReplay } from '#ui/core/run-replay.ts';
import { HostDouble, offline, ok } from '../host-double.ts';
import { makeChange, makePage } from '../make-policy-reply.ts';

describe('the sum of a replay', () => {
  it('counts the same however the past is cut into pages', () => {
    const change = fc.record({
      field: fc.constantFrom('amount', 'closedate'),
      would: fc.constantFrom('blocked' as const, 'review' as const),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 5 }), (pages) => {
        const changes = pages.map((page) => page.map((parts) => makeChange(parts)));
        const cut = changes.map((page) => makePage({ changes: page })).reduce(addPage, emptySum);
        const whole = addPage(emptySum, makePage({ changes: changes.flat() }));
        expect(counts(cut)).toEqual(counts(whole));
        expect(new Set(cut.changes.map(({ field, would }) => `${field} ${would}`)).size).toBe(cut.changes.length);
      }),
    );
  });

  it('keeps the total of the first page, adds up, and shows three examples with the most frequent change first', () => {
    const example = { suggestionId: 'sug_1', recordId: '1', filedAt: '2026-11-20T08:00:00Z', sentence: 'Blocked.' };
    const often = makeChange({ field: 'amount', count: 5, examples: [example, example] });
    const seldom = makeChange({ field: 'closedate', count: 1 });
    const first = addPage(emptySum, makePage({ total: 12, judged: 6, unchanged: 0, changes: [seldom, often] }));
    const sum = addPage(first, makePage({ judged: 4, skipped: 2, unchanged: 3, changes: [often] }));
    expect(sum).toMatchObject({ total: 12, judged: 10, skipped: 2, unchanged: 3 });
    expect(sum.changes.map(({ field, count }) => [field, count])).toEqual([
      ['amount', 10],
      ['closedate', 1],
    ]);
    expect(sum.changes[0]?.examples).toHaveLength(3);
    expect(countOf(sum, 'blocked')).toBe(11);
    expect(countOf(sum, 'auto')).toBe(0);
  });
});

const counts = (sum: ReplaySum) =>
  Object.fromEntries(sum.changes.map(({ field, would, count }) => [`${field} ${would}`, count]));

describe('running a replay', () => {
  const pages = [makePage({ total: 3, judged: 2, next: 'sug_2' }), makePage({ judged: 1 })];
  const hostOf = (answers: readonly (ReplayReply | Error)[]) => {
    let at = 0;
    return new HostDouble(() => {
      const answer = answers[at] ?? new Error('asked too often');
      at += 1;
      return answer instanceof Error ? answer : ok(answer);
    });
  };
  const run = async (host: HostDouble, isStopped = (_: readonly number[]) => false) => {
    const judged: number[] = [];
    const onSum = (sum: ReplaySum) => judged.push(sum.judged);
    const problem = await runReplay(host, { revision: 4, days: 7, onSum, isStopped: () => isStopped(judged) });
    return { judged, problem };
  };

  it('asks page by page until the last, for the draft that was looked at', async () => {
    const host = hostOf(pages);
    expect(await run(host)).toEqual({ judged: [2, 3], problem: null });
    expect(host.decisions.map(({ body }) => body)).toEqual([
      { revision: 4, days: 7, after: null },
      { revision: 4, days: 7, after: 'sug_2' },
    ]);
  });

  it('stops between two pages and keeps what it has', async () => {
    const host = hostOf(pages);
    expect(await run(host, (judged) => judged.length > 0)).toEqual({ judged: [2], problem: null });
  });

  it('says why it broke off', async () => {
    const { judged, problem } = await run(hostOf([pages[0] as ReplayReply, offline()]));
    expect(judged).toEqual([2]);
    expect(problem?.kind).toBe('offline');
  });
});
