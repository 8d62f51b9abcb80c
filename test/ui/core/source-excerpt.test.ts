import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround } from '#ui/core/excerpt.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { safeLink } from '#ui/core/safe-link.ts';
import { splitLines } from '#ui/core/split-lines.ts';

describe('excerptAround', () => {
  it('finds a quote although the source breaks its line', () => {
    const excerpt = excerptAround(
      '[12:05] Maya: We want this\n signed by March.\nBye.',
      'We want this signed by March.',
    );
    expect(excerpt).toEqual({
      before: '[12:05] Maya: ',
      quote: 'We want this\n signed by March.',
      after: '\nBye.',
    });
  });

  it('gives the whole text back when it is short', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z.*+?()[\] ]{0,80}$/),
        fc.stringMatching(/^[a-z.*+?()[\] ]{1,40}$/),
        (text, quote) => {
          const { before, quote: found, after } = excerptAround(text, quote);
          expect(before + found + after).toBe(text);
        },
      ),
    );
  });

  it('shows the beginning when the quote is not found again', () => {
    expect(excerptAround('Nothing of that kind.', 'signed by March')).toEqual({
      before: 'Nothing of that kind.',
      quote: '',
      after: '',
    });
  });

  it('cuts a long source on both sides of the quote', () => {
    const far = 'word '.repeat(1_000);
    const { before, after } = excerptAround(`${far}the quote ${far}`, 'the quote', 50);
    expect(before.startsWith('…')).toBe(true);
    expect(after.endsWith('…')).toBe(true);
    expect(before.length + after.length).toBeLessThan(110);
  });
});

describe('what a hostile source may put on the screen', () => {
  it('keeps emoji and joined scripts as they are', () => {
    for (const text of ['👩‍💻 done', 'می‌خواهم', 'naïve ✌️', 'two\r\nlines\tand a tab'])
      expect(revealHidden(text)).toBe(text);
  });

  it.each([
    ['a zero-width space', 'a\u200bb', 'a[U+200B]b'],
    ['a tag character', 'a\u{e0041}', 'a[U+E0041]'],
    ['a control code', 'a\u0007', 'a[U+0007]'],
  ])('shows %s', (_name, text, shown) => {
    expect(revealHidden(text)).toBe(shown);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://a.example/%0aalert(1)',
    'ftp://a.example/file',
    'data:text/html,x',
    '//evil.example',
    'https://',
    ' https://a.example',
    null,
  ])('never links to %j', (address) => {
    expect(safeLink(address)).toBeNull();
  });

  it('links to a web address', () => {
    expect(safeLink('https://calls.example/42?t=7')).toBe('https://calls.example/42?t=7');
  });
});

describe('splitLines', () => {
  it('breaks pieces at line ends and keeps their marks', () => {
    expect(
      splitLines([
        { text: 'a\nb', mark: 1 },
        { text: 'c\r\n\n', mark: 2 },
      ]),
    ).toEqual([
      [{ text: 'a', mark: 1 }],
      [
        { text: 'b', mark: 1 },
        { text: 'c', mark: 2 },
      ],
    ]);
  });
});
