/** What a person owes a batch before it may be approved. */
export interface BatchTerms {
  /** A batch of at least so many asks for samples. */
  readonly samplesFrom: number;
  /** So many of its suggestions must be opened; 0 = none. */
  readonly samples: number;
  /** A batch of at least so many needs another person too; `null` = none ever does. */
  readonly secondPersonFrom: number | null;
}

export const usualBatchTerms: BatchTerms = { samplesFrom: 50, samples: 5, secondPersonFrom: 1_000 };

/** How many samples a batch of so many asks for. */
export function samplesOf({ samplesFrom, samples }: BatchTerms, count: number): number {
  return count >= samplesFrom ? Math.min(samples, count) : 0;
}

export function needsSecond({ secondPersonFrom }: BatchTerms, count: number): boolean {
  return secondPersonFrom !== null && count >= secondPersonFrom;
}

export function batchTermsSentences({ samplesFrom, samples, secondPersonFrom }: BatchTerms): string[] {
  return [
    samples === 0
      ? 'No sample has to be opened before a batch is approved.'
      : `Of a batch of ${samplesFrom} or more, ${samples === 1 ? 'one sample has' : `${samples} samples have`} to be opened before it is approved.`,
    secondPersonFrom === null
      ? 'One person approves a batch of any size.'
      : `A batch of ${secondPersonFrom} or more needs two people.`,
  ];
}

/** Whether these terms ask for less than those before. */
export function asksLess(was: BatchTerms, is: BatchTerms): boolean {
  const second = (terms: BatchTerms) => terms.secondPersonFrom ?? Number.POSITIVE_INFINITY;
  const samplesFrom = (terms: BatchTerms) => (terms.samples === 0 ? Number.POSITIVE_INFINITY : terms.samplesFrom);
  return is.samples < was.samples || samplesFrom(is) > samplesFrom(was) || second(is) > second(was);
}
