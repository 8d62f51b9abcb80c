/** What people made of an agent's suggestions for one field. */
export interface Judgements {
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  /** Accepts that were taken back. */
  readonly undone: number;
  readonly deciders: number;
}

const decisionsMin = 20;
const decidersMin = 2;
const acceptedMin = 0.95;

/**
 * Why people's decisions on a field do not speak for writing it without them, in a sentence; `null` = they do: enough of
 * them, by more than one person, nearly all a plain yes that stood.
 * @param judged of the last 90 days; `undefined` = none
 */
export function unearned(judged: Judgements | undefined): string | null {
  const { accepted, edited, rejected, undone, deciders } = judged ?? nothing;
  const decided = accepted + edited + rejected;
  if (decided < decisionsMin) {
    return `People have decided ${decided} suggestions for it in 90 days; ${decisionsMin} speak for it.`;
  }
  if (deciders < decidersMin) return 'Only one person has decided about it so far.';
  const stood = Math.max(0, accepted - undone);
  if (stood / decided >= acceptedMin) return null;
  return `People took ${stood} of ${decided} values as they were; ${Math.ceil(decided * acceptedMin)} would speak for it.`;
}

const nothing: Judgements = { accepted: 0, edited: 0, rejected: 0, undone: 0, deciders: 0 };
