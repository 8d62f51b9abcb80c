export interface DiffPart {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** Above this many cells the middle is shown as replaced whole: a table of two novels would freeze the card. */
const cellsMax = 1_000_000;

/**
 * What was removed, added and kept, word by word. Kept and removed parts together give `from`; kept and added parts
 * give `to`, to the character.
 */
export function diffWords(from: string, to: string): DiffPart[] {
  const old = tokens(from);
  const fresh = tokens(to);
  const head = commonLength(old, fresh, 0);
  const tail = commonTail(old, fresh, head);
  const oldMiddle = old.slice(head, old.length - tail);
  const freshMiddle = fresh.slice(head, fresh.length - tail);
  const middle =
    oldMiddle.length * freshMiddle.length > cellsMax
      ? [part('removed', oldMiddle), part('added', freshMiddle)]
      : aligned(oldMiddle, freshMiddle);
  const parts = joined([part('kept', old.slice(0, head)), ...middle, part('kept', old.slice(old.length - tail))]);
  return isReadable(parts, Math.min(wordCount(from), wordCount(to)))
    ? parts
    : joined([part('removed', old), part('added', fresh)]);
}

/** Two sentences that share a word or none are easier to read one after the other than woven into each other. */
function isReadable(parts: readonly DiffPart[], words: number): boolean {
  const kept = parts.filter(({ kind }) => kind === 'kept').reduce((sum, { text }) => sum + wordCount(text), 0);
  return kept * 3 >= words;
}

function wordCount(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/** Long stretches that did not change, cut to the words next to a change. */
export function elideKept(parts: readonly DiffPart[], wordsKept = 8): DiffPart[] {
  return parts.map((current, index) => {
    if (current.kind !== 'kept') return current;
    const words = tokens(current.text);
    const lead = index === 0 ? 0 : wordsKept * 2;
    const trail = index === parts.length - 1 ? 0 : wordsKept * 2;
    if (words.length <= lead + trail + 4) return current;
    const after = words.slice(0, lead).join('');
    const before = trail === 0 ? '' : words.slice(-trail).join('');
    return { kind: 'kept', text: `${after}…${before}` };
  });
}

function tokens(text: string): string[] {
  return text.match(/\s+|\S+/gu) ?? [];
}

function commonLength(a: readonly string[], b: readonly string[], from: number): number {
  let length = from;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function commonTail(a: readonly string[], b: readonly string[], head: number): number {
  let length = 0;
  const max = Math.min(a.length, b.length) - head;
  while (length < max && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

function aligned(old: readonly string[], fresh: readonly string[]): DiffPart[] {
  const width = fresh.length + 1;
  const best = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = fresh.length - 1; column >= 0; column -= 1) {
      best[row * width + column] =
        old[row] === fresh[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const parts: DiffPart[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < fresh.length) {
    const removed = old[row];
    const added = fresh[column];
    if (removed !== undefined && removed === added) {
      parts.push({ kind: 'kept', text: removed });
      row += 1;
      column += 1;
    } else if (removed !== undefined && (added === undefined || at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'removed', text: removed });
      row += 1;
    } else if (added !== undefined) {
      parts.push({ kind: 'added', text: added });
      column += 1;
    }
  }
  return parts;
}

function part(kind: DiffPart['kind'], words: readonly string[]): DiffPart {
  return { kind, text: words.join('') };
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (const next of parts) {
    if (next.text === '') continue;
    const last = result[result.length - 1];
    if (last?.kind === next.kind) result[result.length - 1] = { kind: next.kind, text: last.text + next.text };
    else result.push(next);
  }
  return result;
}
