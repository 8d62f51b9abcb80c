import type { Field, FieldValue } from '../crm/field.ts';
import { sameValue } from '../crm/field-value.ts';
import type { SuggestionId } from '../shared/ids.ts';
import type { Evidence, SuggestionState } from './suggestion.ts';

interface Earlier {
  readonly id: SuggestionId;
  readonly state: SuggestionState;
  readonly proposed: FieldValue;
  readonly evidence: readonly Evidence[];
}

export type Repetition =
  | { readonly kind: 'new'; readonly supersedes: readonly SuggestionId[] }
  | { readonly kind: 'duplicate'; readonly of: SuggestionId }
  | { readonly kind: 'rejected_before'; readonly of: SuggestionId };

/**
 * What a filing is beside the same agent's earlier ones for the same field of the same record: a repeat of an open
 * one, a value that a person already rejected on the same words, or new, in which case it replaces what is open.
 */
export function repetitionOf(
  item: { field: Pick<Field, 'type'>; proposed: FieldValue; evidence: readonly Evidence[]; state: FiledState },
  earlier: readonly Earlier[],
): Repetition {
  const alike = earlier.filter((other) => sameValue(item.field, other.proposed, item.proposed));
  const standing = alike.find(({ state }) => repeats[item.state].includes(state));
  if (standing !== undefined) return { kind: 'duplicate', of: standing.id };
  if (item.state === 'blocked') return { kind: 'new', supersedes: [] };
  const rejected = alike.filter(({ state }) => state === 'rejected');
  const last = rejected.at(-1);
  if (last !== undefined) {
    const known = new Set(rejected.flatMap(({ evidence }) => evidence.map(wordsOf)));
    if (item.evidence.every((evidence) => known.has(wordsOf(evidence))))
      return { kind: 'rejected_before', of: last.id };
  }
  const replaced = replaces[item.state];
  return { kind: 'new', supersedes: earlier.filter(({ state }) => replaced.includes(state)).map(({ id }) => id) };
}

/** The states in which a suggestion can be filed. */
export type FiledState = Extract<SuggestionState, 'pending' | 'quarantined' | 'blocked'>;

const repeats: Readonly<Record<FiledState, readonly SuggestionState[]>> = {
  pending: ['pending'],
  quarantined: ['pending', 'quarantined'],
  blocked: ['blocked'],
};

/** A suspicious suggestion pushes no sound one aside: else a hostile document could silence an honest one. */
const replaces: Readonly<Record<FiledState, readonly SuggestionState[]>> = {
  pending: ['pending', 'quarantined'],
  quarantined: ['quarantined'],
  blocked: [],
};

/** The words alone, so that filing the same transcript under another id is no new evidence. */
function wordsOf({ quote }: Evidence): string {
  return quote.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
