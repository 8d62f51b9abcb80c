import type { ReplayReply } from '#contract/policy-draft.ts';

export type ReplayChange = ReplayReply['changes'][number];
export type Standing = ReplayChange['would'];

/** What a replay found so far. */
export interface ReplaySum {
  /** How many suggestions there are in all; `null` before the first page. */
  readonly total: number | null;
  readonly judged: number;
  readonly skipped: number;
  readonly unchanged: number;
  /** One per field, agent, and what it was and would be; the most frequent first. */
  readonly changes: readonly ReplayChange[];
}

export const emptySum: ReplaySum = { total: null, judged: 0, skipped: 0, unchanged: 0, changes: [] };

/** As many as one page shows of each change. */
const examplesMax = 3;

/** The sum with one more page. */
export function addPage(sum: ReplaySum, page: ReplayReply): ReplaySum {
  const changes = new Map(sum.changes.map((change) => [keyOf(change), change]));
  for (const change of page.changes) {
    const known = changes.get(keyOf(change));
    changes.set(keyOf(change), known === undefined ? change : joined(known, change));
  }
  return {
    total: sum.total ?? page.total,
    judged: sum.judged + page.judged,
    skipped: sum.skipped + page.skipped,
    unchanged: sum.unchanged + page.unchanged,
    changes: [...changes.values()].sort((one, other) => other.count - one.count),
  };
}

/** How many suggestions would stand so and did not before. */
export function countOf({ changes }: ReplaySum, would: Standing): number {
  return changes.filter((change) => change.would === would).reduce((count, change) => count + change.count, 0);
}

function joined(known: ReplayChange, more: ReplayChange): ReplayChange {
  const examples = [...known.examples, ...more.examples].slice(0, examplesMax);
  return { ...known, count: known.count + more.count, examples };
}

function keyOf({ objectType, field, agentId, was, would }: ReplayChange): string {
  return [objectType, field, agentId, was, would].join(' ');
}
