import { accepted, type Parsed, refused, wrongType } from './parsed.ts';

/** UTF-16 units; the most that the CRMs keep in one text field. A field's own limit is checked with the others. */
const textUnitsMax = 65_536;

/** Text as written, without the white space around it: CRMs cut or refuse that, and it would never read back equal. */
export function parseText(label: string, raw: unknown, options: { multiline: boolean }): Parsed {
  if (typeof raw !== 'string') return wrongType(`${label} takes text.`);
  const text = raw.replace(/\r\n?/g, '\n').trim();
  if (text.length > textUnitsMax) {
    return refused('value_too_long', `${label} takes at most ${textUnitsMax} characters; this has ${text.length}.`);
  }
  // A lone surrogate has no UTF-8 form: the CRM would store something else than was approved.
  if (!text.isWellFormed()) return wrongType(`The text for ${label} is broken: it holds half of a character.`);
  const control = controlIn(text, options.multiline);
  if (control !== null) return wrongType(`${label} cannot hold ${control}.`);
  return accepted(text);
}

function controlIn(text: string, multiline: boolean): string | null {
  const found = (multiline ? /[^\P{Cc}\n]/u : /[\p{Cc}\u2028\u2029]/u).exec(text)?.[0];
  if (found === undefined) return null;
  if (found === '\n' || found === '\u2028' || found === '\u2029') return 'line breaks, because it is a single line';
  if (found === '\t') return 'tabs';
  return `the control character U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
