import type { Suggestion } from './suggestion.ts';

/** The kinds of the sources that were quoted; of kinds that nobody knows where they were not kept. */
export function quotesOf({ judgedOn, evidence }: Pick<Suggestion, 'judgedOn' | 'evidence'>): readonly string[] {
  return judgedOn?.quotes ?? evidence.map(() => '');
}
