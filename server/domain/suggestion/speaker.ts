/** Who said something in a transcript, and when, as the transcript itself writes it. */
export interface Speaker {
  readonly speaker: string | null;
  readonly at: string | null;
}

// Turns are rarely longer; a source without speakers must not be searched to its beginning for every quote.
const lookBackUnits = 20_000;

const time = String.raw`[([]?(\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[)\]]?`;
const nameWord = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*|\p{Lo}[\p{L}\p{M}]*|van|von|der|den|de|da|di|del|la|bin|al|af|av)`;
const name = String.raw`(${nameWord}(?: ${nameWord}){0,5}(?: \d{1,3})?)`;
const note = String.raw`(?: \([^()\n]{1,60}\))?`;

const timeThenName = new RegExp(`^${time}\\s+(?:[-–] )?${name}${note}:(?:\\s|$)`, 'u');
const nameThenTime = new RegExp(`^${name}${note},?\\s+${time}(?::(?:\\s|$)|$)`, 'u');
const nameOnly = new RegExp(`^${name}${note}:(?:\\s|$)`, 'u');

/** Headings that end in a colon too. */
const headings = new Set(
  'note notes subject to cc bcc date re fw fwd agenda summary action actions attendees participants budget time todo topic decision decisions when where title location outcome next'.split(
    ' ',
  ),
);

/**
 * Who was speaking at `offset`: the nearest line above, or the line itself, that names a speaker. Understands
 * "Maya Lindqvist: …", "[00:12] Maya Lindqvist: …", "Maya Lindqvist (00:12:05): …" and a name with a time on its own
 * line. A help for the reader, never a proof of who said it.
 * @param offset UTF-16, into `text`
 */
export function speakerAt(text: string, offset: number): Speaker {
  const floor = Math.max(0, offset - lookBackUnits);
  // The line that holds the offset begins at or before it, and its label may lie ahead of it.
  const lineEnd = text.indexOf('\n', offset);
  let end = lineEnd === -1 ? text.length : lineEnd;
  while (end >= floor) {
    const start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    const speaker = speakerOf(text.slice(start, Math.min(end, start + 200)).trim());
    if (speaker !== null) return speaker;
    if (start === 0) break;
    end = start - 1;
  }
  return { speaker: null, at: null };
}

function speakerOf(line: string): Speaker | null {
  const timed = timeThenName.exec(line);
  if (timed !== null) return { speaker: timed[2] ?? null, at: timed[1] ?? null };
  const named = nameThenTime.exec(line);
  if (named !== null) return { speaker: named[1] ?? null, at: named[2] ?? null };
  const plain = nameOnly.exec(line)?.[1];
  if (plain === undefined || headings.has(plain.toLowerCase().split(' ')[0] ?? '')) return null;
  return { speaker: plain, at: null };
}
