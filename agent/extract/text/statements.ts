import { type Clause, clausesOf } from './clauses.ts';

/** One sentence of a text. */
export interface Statement {
  /** Exactly as it stands in the text. */
  readonly quote: string;
  /** The same with every white space as one space. */
  readonly text: string;
  /** As the text writes it; `null` where it names nobody. */
  readonly speaker: string | null;
  readonly isQuestion: boolean;
  readonly clauses: readonly Clause[];
}

interface Turn {
  readonly speaker: string | null;
  readonly start: number;
  readonly end: number;
}

const time = String.raw`[([]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?`;
const name = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*(?: (?:\p{Lu}[\p{L}\p{M}'’.-]*|van|von|der|de|da|di|del|al)){0,4}`;
const label = new RegExp(
  String.raw`^\s*(?<before>${time}\s*(?:[-–]\s*)?)?(?<name>${name})(?: \([^()\n]{1,60}\))?(?<after>,?\s*${time})?:\s+`,
  'u',
);
const bullet = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/;
const quotedMail = /^\s*>/;
const wrappedLineMin = 50;
/** Longer than any sentence; Fieldward takes no longer quote. */
const sentenceMax = 2_000;

/**
 * The sentences of a transcript, e-mail or note, each with who said it. A quote leaves out the speaker's label and the
 * time before it, but is otherwise the text itself, line breaks included.
 */
export function statementsOf(transcript: string): Statement[] {
  return turnsOf(transcript).flatMap(({ speaker, start, end }) =>
    sentencesOf(transcript.slice(start, end)).map((quote) => {
      const text = quote.replace(/\s+/g, ' ');
      return { quote, text, speaker, isQuestion: /\?["'”’)\]]*$/.test(text), clauses: clausesOf(text) };
    }),
  );
}

function turnsOf(transcript: string): Turn[] {
  const speakers = speakersOf(transcript);
  const turns: Turn[] = [];
  let open: { speaker: string | null; start: number; end: number } | null = null;
  let previous = '';
  for (const { line, start } of linesOf(transcript)) {
    const match = label.exec(line);
    const named = match?.groups?.name ?? null;
    const speaks = named !== null && speakers.has(named);
    const startsAnew = match !== null || bullet.test(line) || !wrapsOver(previous);
    if (line.trim() === '' || quotedMail.test(line)) {
      open = null;
    } else if (open === null || startsAnew) {
      const skipped: number = (speaks ? match?.[0].length : bullet.exec(line)?.[0].length) ?? 0;
      const speaker: string | null = speaks ? named : match === null && open !== null ? open.speaker : null;
      open = { speaker, start: start + skipped, end: start + line.length };
      turns.push(open);
    } else {
      open.end = start + line.length;
    }
    previous = line.trimEnd();
  }
  return turns;
}

/** A line broken by an editor at its margin goes on in the next one; a short or finished one does not. */
function wrapsOver(line: string): boolean {
  return line.length >= wrappedLineMin && !/[.!?:;]["'”’)]*$/.test(line);
}

/** "Budget:" and "Maya:" look alike. A speaker has a time next to the name, or speaks more than once. */
function speakersOf(transcript: string): Set<string> {
  const seen = new Map<string, number>();
  for (const { line } of linesOf(transcript)) {
    const groups = label.exec(line)?.groups;
    if (groups?.name === undefined) continue;
    const isTimed = groups.before !== undefined || groups.after !== undefined;
    seen.set(groups.name, (seen.get(groups.name) ?? 0) + (isTimed ? 2 : 1));
  }
  return new Set([...seen].filter(([, count]) => count >= 2).map(([who]) => who));
}

function* linesOf(text: string): Generator<{ line: string; start: number }> {
  let start = 0;
  for (const line of text.split('\n')) {
    yield { line, start };
    start += line.length + 1;
  }
}

// Bounded: a page of dots must not be tried from every dot to its end.
const sentenceEnd = /[.!?…]{1,5}["'”’)\]]{0,3}\s+(?=["'“‘([]?[\p{Lu}\p{N}$€£+])/gu;
const abbreviationMax = 12;
const abbreviation =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|nr|vs|approx|inc|ltd|co|corp|jr|sr|dept|ext|tel|e\.g|i\.e|a\.m|p\.m|\p{Lu})\.\s*$/iu;

function sentencesOf(turn: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const { index, 0: ending } of turn.matchAll(sentenceEnd)) {
    if (abbreviation.test(turn.slice(Math.max(start, index - abbreviationMax), index + 1))) continue;
    sentences.push(turn.slice(start, index + ending.length));
    start = index + ending.length;
  }
  sentences.push(turn.slice(start));
  return sentences.map((sentence) => sentence.trim()).filter(({ length }) => length > 0 && length <= sentenceMax);
}
