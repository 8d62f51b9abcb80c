/** What a person owes a batch before it may be approved, and how it is written then. */
export interface BatchTerms {
  /** A batch of at least so many asks for samples. */
  readonly samplesFrom: number;
  /** So many of its suggestions must be opened; 0 = none. */
  readonly samples: number;
  /** Who has approved so many in batches within a day needs another person too; `null` = nobody ever does. */
  readonly secondPersonFrom: number | null;
  /**
   * `guarded`: no edit that is made in the seconds while a batch writes is lost without a word: the CRM refuses to
   * overwrite it, or the log names what was overwritten. `fewest_calls`: only edits before the batch's own look count.
   */
  readonly writes: 'guarded' | 'fewest_calls';
}

export const usualBatchTerms: BatchTerms = {
  samplesFrom: 50,
  samples: 5,
  secondPersonFrom: 1_000,
  writes: 'guarded',
};

/** How many samples a batch of so many asks for. */
export function samplesOf({ samplesFrom, samples }: BatchTerms, count: number): number {
  return count >= samplesFrom ? Math.min(samples, count) : 0;
}

/** How far back what one person approved alone counts: many small batches are one large one. */
export const aloneWithinMs = 24 * 3_600_000;

/** @param before what the same person approved alone in batches within `aloneWithinMs` */
export function needsSecond({ secondPersonFrom }: BatchTerms, count: number, before: number): boolean {
  return secondPersonFrom !== null && before + count >= secondPersonFrom;
}

export function batchTermsSentences({ samplesFrom, samples, secondPersonFrom, writes }: BatchTerms): string[] {
  return [
    samples === 0
      ? 'No sample has to be opened before a batch is approved.'
      : `Of a batch of ${samplesFrom} or more, ${samples === 1 ? 'one sample has' : `${samples} samples have`} to be opened before it is approved.`,
    secondPersonFrom === null
      ? 'One person approves a batch of any size.'
      : `A batch with which somebody approves ${secondPersonFrom} or more within a day needs two people.`,
    writes === 'guarded'
      ? 'A batch guards edits that somebody makes while it writes.'
      : 'A batch makes the fewest calls: an edit made while it writes can be overwritten without a word.',
  ];
}

/** Whether these terms ask for less than those before. */
export function asksLess(was: BatchTerms, is: BatchTerms): boolean {
  const second = (terms: BatchTerms) => terms.secondPersonFrom ?? Number.POSITIVE_INFINITY;
  const samplesFrom = (terms: BatchTerms) => (terms.samples === 0 ? Number.POSITIVE_INFINITY : terms.samplesFrom);
  const isLessGuarded = was.writes === 'guarded' && is.writes !== 'guarded';
  return isLessGuarded || is.samples < was.samples || samplesFrom(is) > samplesFrom(was) || second(is) > second(was);
}
