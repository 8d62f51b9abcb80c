export interface Excerpt {
  readonly before: string;
  /** The quote as the source writes it; empty where it was not found again. */
  readonly quote: string;
  readonly after: string;
}

/**
 * The source's words around a quote, at most `around` characters each side. The server matched the quote with white
 * space folded, so a line break in the source must not lose it here.
 */
export function excerptAround(text: string, quote: string, around = 600): Excerpt {
  const words = quote.trim().split(/\s+/u).filter(Boolean);
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = pattern === '' ? null : new RegExp(pattern, 'u').exec(text);
  if (match === null) return { before: cutEnd(text, around * 2), quote: '', after: '' };
  const end = match.index + match[0].length;
  return {
    before: cutStart(text.slice(0, match.index), around),
    quote: match[0],
    after: cutEnd(text.slice(end), around),
  };
}

function cutStart(text: string, length: number): string {
  if (text.length <= length) return text;
  return `…${text.slice(-length).replace(/^\S*\s/u, '')}`;
}

/** At most `length` characters, ending with a whole word and a sign that there is more. */
export function cutEnd(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/\s\S*$/u, '')}…`;
}
