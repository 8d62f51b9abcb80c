import type { Host } from './host.ts';
import type { LoadProblem } from './load-problem.ts';
import { fetchReplayPage } from './publish-api.ts';
import { addPage, emptySum, type ReplaySum } from './replay-sum.ts';

/** Tries the draft on the past, page by page. */
export interface ReplayRun {
  readonly revision: number;
  readonly days: number;
  /** Told after each page. */
  readonly onSum: (sum: ReplaySum) => void;
  /** Asked before each page. */
  readonly isStopped: () => boolean;
}

/** Never rejects. @returns why it broke off, or `null` when it came to its end or was stopped */
export async function runReplay(host: Host, run: ReplayRun): Promise<LoadProblem | null> {
  const { revision, days, onSum, isStopped } = run;
  let sum = emptySum;
  let after: string | null = null;
  do {
    const page = await fetchReplayPage(host, { revision, days, after });
    if (isStopped()) return null;
    if (!page.ok) return page.problem;
    sum = addPage(sum, page.value);
    onSum(sum);
    after = page.value.next;
  } while (after !== null);
  return null;
}
