/** Text for comparison, and for each of its UTF-16 units the stretch of the original that it came from. */
export interface NormalText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** NFKC, and every run of white space as one space. Nothing else: other words, case or marks are another text. */
export function normalText(original: string): NormalText {
  const known = new Map<string, string>();
  let text = '';
  let starts = new Int32Array(original.length + 64);
  let ends = new Int32Array(original.length + 64);
  let inSpace = false;
  for (let at = 0; at < original.length; ) {
    const end = stretchEnd(original, at);
    const stretch = normalStretch(original, at, end, known);
    const length = text.length;
    if (stretch === ' ' && inSpace) ends[length - 1] = end;
    else {
      text += stretch;
      if (text.length > starts.length) [starts, ends] = [larger(starts, text.length), larger(ends, text.length)];
      for (let unit = length; unit < text.length; unit += 1) {
        starts[unit] = at;
        ends[unit] = end;
      }
    }
    inSpace = stretch === ' ';
    at = end;
  }
  return { text, starts: starts.subarray(0, text.length), ends: ends.subarray(0, text.length) };
}

function larger(offsets: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length * 2);
  grown.set(offsets);
  return grown;
}

// Marks, and the letters that Unicode composes with the one before: Hangul vowels and finals, half-width sound marks.
const joins = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb\uff9e\uff9f\u314f-\u3163\uffc2-\uffdc\u{16d63}\u{16d67}]$/u;

/** False where a cut at `at` would tear a character apart. */
export function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  if ((text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) return false;
  return standsAlone(text.charCodeAt(at)) || !joins.test(text.slice(at, at + widthAt(text, at)));
}

/** The end of the shortest stretch from `at` that can be normalised on its own. */
function stretchEnd(text: string, at: number): number {
  let end = at + widthAt(text, at);
  while (end < text.length && !standsAlone(text.charCodeAt(end))) {
    const width = widthAt(text, end);
    if (!joins.test(text.slice(end, end + width))) break;
    end += width;
  }
  return end;
}

/** The bulk of Latin, Chinese, Japanese and Korean text: never joins the character before. */
function standsAlone(unit: number): boolean {
  return (
    unit < 0x300 ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0x30a0 && unit <= 0x30ff) ||
    (unit >= 0x3041 && unit <= 0x3096)
  );
}

function widthAt(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

function normalStretch(text: string, at: number, end: number, known: Map<string, string>): string {
  if (end === at + 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)) return ' ';
    // ASCII, Chinese characters and Hangul syllables are in normal form as they are.
    if (unit < 0x80 || (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3)) return text.charAt(at);
  }
  const stretch = text.slice(at, end);
  const seen = known.get(stretch);
  if (seen !== undefined) return seen;
  const normal = stretch.normalize('NFKC');
  const answer = /^\s+$/.test(normal) ? ' ' : normal;
  known.set(stretch, answer);
  return answer;
}
