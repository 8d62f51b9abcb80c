/** A quantifier, a class, an escape, a group's edge, or any other character. */
const token = /\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\(\?[:=!<]?|[()|]|[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/g;

// Escapes that Java's and JavaScript's expressions read alike, and escaped punctuation.
const sharedEscape = /^\\(?:[dDwWsStrnf]|[^A-Za-z0-9])$/;

const sourceUnitsMax = 500;

/**
 * The most ways in which a backtracking engine can try `source` on a text of `length` units, or Infinity where that
 * cannot be told (nesting, look-around, back-references) or where the expression means something else in another
 * dialect. A CRM's rule comes from outside: one like `(a+)+$` would stop the whole process.
 */
export function patternCost(source: string, length: number): number {
  if (source.length > sourceUnitsMax) return Number.POSITIVE_INFINITY;
  const groups: { ways: number; branches: number }[] = [{ ways: 1, branches: 1 }];
  let last = 1;
  for (const piece of source.match(token) ?? []) {
    const top = groups.at(-1);
    if (top === undefined) return Number.POSITIVE_INFINITY;
    if (piece === '(' || piece === '(?:') groups.push({ ways: 1, branches: 1 });
    else if (piece.startsWith('(?')) return Number.POSITIVE_INFINITY;
    else if (piece === ')') {
      groups.pop();
      last = top.ways * top.branches;
      const outer = groups.at(-1);
      if (outer === undefined) return Number.POSITIVE_INFINITY;
      outer.ways *= last;
    } else if (piece === '|') top.branches += 1;
    else if (/^(?:[*+?]|\{)/.test(piece) && piece !== '{') {
      const repeats = repetitions(piece, length);
      // Something that varies, repeated: the ways multiply at every turn.
      if (last > 1 && repeats.most > 1) return Number.POSITIVE_INFINITY;
      top.ways *= repeats.most - repeats.least + 1;
    } else {
      if (!isShared(piece)) return Number.POSITIVE_INFINITY;
      last = 1;
    }
  }
  const [whole] = groups;
  return groups.length === 1 && whole !== undefined ? whole.ways * whole.branches : Number.POSITIVE_INFINITY;
}

function repetitions(quantifier: string, length: number): { least: number; most: number } {
  if (quantifier.startsWith('?')) return { least: 0, most: 1 };
  if (!quantifier.startsWith('{')) return { least: 0, most: length };
  const [, least = '0', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
  const upper = comma === '' ? Number(least) : most === '' ? length : Number(most);
  return { least: Math.min(Number(least), upper), most: Math.max(1, Math.min(upper, length)) };
}

function isShared(piece: string): boolean {
  if (piece.startsWith('\\')) return sharedEscape.test(piece);
  if (!piece.startsWith('[') || piece.length === 1) return true;
  const inside = piece.slice(1, -1);
  // Java reads "[a[b]]" and "&&" as set operations.
  if (/(?<!\\)\[|&&/.test(inside)) return false;
  return (inside.match(/\\[\s\S]/g) ?? []).every((part) => sharedEscape.test(part));
}
