import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, diffWords, elideKept } from '#ui/core/word-diff.ts';

const word = fc.constantFrom('the', 'buyer', 'wants', 'March', 'a', 'new\nline', '  ', '\t', 'ünïcode', '😀');
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(word).map((words) => words.join(' ')),
);

function side(parts: readonly DiffPart[], without: 'added' | 'removed'): string {
  return parts.flatMap((part) => (part.kind === without ? [] : [part.text])).join('');
}

describe('diffWords', () => {
  it('gives the old text from its kept and removed parts and the new text from its kept and added parts', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const parts = diffWords(from, to);
        expect(side(parts, 'added')).toBe(from);
        expect(side(parts, 'removed')).toBe(to);
      }),
    );
  });

  it('says that nothing changed for equal texts', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(diffWords(same, same)).toEqual(same === '' ? [] : [{ kind: 'kept', text: same }]);
      }),
    );
  });

  it('keeps the words around one replaced word', () => {
    expect(diffWords('sign by end of May', 'sign by end of March')).toEqual([
      { kind: 'kept', text: 'sign by end of ' },
      { kind: 'removed', text: 'May' },
      { kind: 'added', text: 'March' },
    ]);
  });

  it('stays correct for texts too long to align word by word', () => {
    const from = Array.from({ length: 3_000 }, (_, index) => `old${index}`).join(' ');
    const to = Array.from({ length: 3_000 }, (_, index) => `new${index}`).join(' ');
    const parts = diffWords(from, to);
    expect(parts.map((part) => part.kind)).toEqual(['removed', 'added']);
    expect(side(parts, 'added')).toBe(from);
    expect(side(parts, 'removed')).toBe(to);
  });
});

describe('elideKept', () => {
  it('never shortens what was added or removed', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const parts = diffWords(from, to);
        const changed = (list: readonly DiffPart[]) => list.filter((part) => part.kind !== 'kept');
        expect(changed(elideKept(parts))).toEqual(changed(parts));
      }),
    );
  });

  it('cuts a long unchanged beginning to the words next to the change', () => {
    const start = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
    const [kept] = elideKept(diffWords(`${start} May`, `${start} March`), 2);
    expect(kept).toEqual({ kind: 'kept', text: '…w38 w39 ' });
  });
});
