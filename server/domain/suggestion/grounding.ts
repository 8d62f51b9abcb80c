import { digestOf } from '../log/hash.ts';
import { canonicalBytes } from '../shared/canonical-json.ts';
import { isBoundary, normalText } from './normal-text.ts';
import type { Evidence } from './suggestion.ts';

export { speakerAt } from './speaker.ts';

/** A quote of fewer letters and digits occurs in any text and so proves nothing. */
export const quoteLettersMin = 3;

/**
 * Where the words of `quote` stand in a source: equal after NFKC and white-space normalisation, nothing fuzzier, and
 * never beginning or ending inside a character.
 * @returns UTF-16 offsets into `sourceText` as stored; of several places the first, or the first verbatim one; `null`
 * when the words do not occur
 */
export function findQuote(sourceText: string, quote: string): { start: number; end: number } | null {
  const wanted = quoteText(quote);
  if ((wanted.match(/[\p{L}\p{N}]/gu) ?? []).length < quoteLettersMin) return null;
  const verbatim = placeOf(sourceText, quote.trim());
  if (verbatim !== null) return verbatim;
  const { text, starts, ends } = normalText(sourceText);
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const last = at + wanted.length - 1;
    const beginsWhole = at === 0 || starts[at] !== starts[at - 1];
    const endsWhole = last === text.length - 1 || ends[last] !== ends[last + 1];
    const [start, end] = [starts[at], ends[last]];
    if (beginsWhole && endsWhole && start !== undefined && end !== undefined) return { start, end };
  }
  return null;
}

/** The quick way, for the honest agent that copied its quote. */
function placeOf(sourceText: string, quote: string): { start: number; end: number } | null {
  const start = sourceText.indexOf(quote);
  const end = start + quote.length;
  return start !== -1 && isBoundary(sourceText, start) && isBoundary(sourceText, end) ? { start, end } : null;
}

/**
 * One digest for the same words of the same sources, in whatever order and spacing an agent names them.
 * @returns SHA-256, 64 hex characters
 */
export function evidenceDigest(evidence: readonly Pick<Evidence, 'sourceId' | 'quote'>[]): string {
  const lines = evidence.map(({ sourceId, quote }) => JSON.stringify([sourceId, quoteText(quote)]));
  return digestOf(canonicalBytes([...new Set(lines)].sort()));
}

function quoteText(quote: string): string {
  // ASCII is in normal form as it is.
  if (/^[\t-\r -~]*$/.test(quote)) return quote.replace(/[\t-\r ]+/g, ' ').trim();
  // A space that carries a mark is a character, not white space.
  return normalText(quote).text.replace(/^ (?!\p{M})| $/gu, '');
}
