import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceId } from '#domain/shared/ids.ts';
import { evidenceDigest, findQuote } from '#domain/suggestion/grounding.ts';
import { normalText } from '#domain/suggestion/normal-text.ts';

function wordsAt(text: string, quote: string): string | null {
  const place = findQuote(text, quote);
  return place === null ? null : text.slice(place.start, place.end);
}

/** Words as transcripts hold them, the awkward ones included; each is written in more than one way. */
const words = fc.constantFrom(
  ...[
    'seats',
    'Lindqvist',
    'café',
    'cafe\u0301',
    'ﬁnally',
    '…and',
    '½',
    '한국어',
    '\u1112\u1161\u11ab',
    'ｆｕｌｌ',
    '予算',
  ],
  ...['ｶﾞ', '👩‍👩‍👧', 'Ångström', 'A\u030angstro\u0308m', '120', '“quoted”', 'x²', '\u05e9\u05b8\u05dc\u05d5\u05dd'],
);
const spaces = fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', ' \r\n ', '\u2003');

describe('findQuote', () => {
  it('finds a verbatim quote at its offsets', () => {
    expect(findQuote('We need about 120 seats.', 'about 120 seats')).toEqual({ start: 8, end: 23 });
  });

  it('sees through white space, ligatures, full-width and composed letters, and gives the original words back', () => {
    const text = 'Maya: the  café\u00a0will\nbe ﬁnished in Ｍａｙ.';
    expect(wordsAt(text, 'cafe\u0301 will be finished in May')).toBe('café\u00a0will\nbe ﬁnished in Ｍａｙ');
  });

  it('does not forgive another word, case, dash or quotation mark', () => {
    const text = 'We said “forty seats” – no more.';
    for (const quote of ['Forty seats', '"forty seats"', 'seats" - no', 'fourty seats', 'forty  seatz']) {
      expect(findQuote(text, quote)).toBeNull();
    }
  });

  it('refuses a quote of fewer than three letters or digits, which would occur anywhere', () => {
    for (const quote of ['', '  ', 'a', 'we', '. . .', '-- !? --', '5 %']) {
      expect(findQuote(`we ${quote} . . . -- !? -- 5 %`, quote)).toBeNull();
    }
    expect(wordsAt('It is 120.', '120')).toBe('120');
  });

  it('never cuts a character in two', () => {
    expect(findQuote('the cafe\u0301 bar', 'the cafe')).toBeNull();
    expect(findQuote('a ﬁnal word', 'inal word')).toBeNull();
    expect(findQuote('thumbs \ud83d\udc4d up', 'thumbs \ud83d')).toBeNull();
    expect(wordsAt('cafe\u0301s and cafe', 'and cafe')).toBe('and cafe');
  });

  it('finds any run of words, however the quote is spaced, at offsets that hold the same words', () => {
    const run = fc.array(fc.tuple(words, spaces), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(run, fc.nat(), fc.nat(), spaces, (pieces, from, length, space) => {
        const text = pieces.flat().join('');
        const first = from % (pieces.length - 3);
        const chosen = pieces.slice(first, first + 4 + (length % 5)).map(([word]) => word);
        const quote = `${space}${chosen.join(space)} `;
        fc.pre((quote.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []).length >= 3);
        const place = findQuote(text, quote);
        expect(place).not.toBeNull();
        const slice = text.slice(place?.start, place?.end);
        expect(normalText(slice).text).toBe(normalText(quote.trim()).text);
        expect(slice.trim()).toBe(slice);
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing that the text does not hold', () => {
    const alien = fc.stringMatching(/^[qQ]{3,12}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(words, spaces), { maxLength: 20 }), alien, (pieces, quote) => {
        expect(findQuote(pieces.flat().join(''), quote)).toBeNull();
        expect(findQuote(pieces.flat().join(''), `seats ${quote}`)).toBeNull();
      }),
    );
  });

  it('agrees with the normal form of the whole text, enclosed and half-width Hangul parts aside', () => {
    // Those compose across what people see as characters; such a quote is not found, which errs on the safe side.
    const partial = /[\u3130-\u318f\u3200-\u32ff\uffa0-\uffdc]/u;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!partial.test(text));
        // A space that carries a mark is a character of its own and is not collapsed.
        const whole = text.normalize('NFKC').replace(/\s+(?=\s\p{M})|\s+(?!\p{M})/gu, ' ');
        expect(normalText(text).text).toBe(whole);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('evidenceDigest', () => {
  const one = { sourceId: 'src_1' as SourceId, quote: 'about 120 seats' };
  const two = { sourceId: 'src_2' as SourceId, quote: 'by the end of March' };

  it('is the same in any order, spacing and repetition', () => {
    const digest = evidenceDigest([one, two]);
    expect(evidenceDigest([two, one, two])).toBe(digest);
    expect(evidenceDigest([two, { ...one, quote: ' about  120\nseats ' }])).toBe(digest);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with the source, with the words, and with where one quote ends and the next begins', () => {
    const digests = [
      evidenceDigest([]),
      evidenceDigest([one]),
      evidenceDigest([one, two]),
      evidenceDigest([{ ...one, sourceId: two.sourceId }]),
      evidenceDigest([{ ...one, quote: 'about 121 seats' }]),
      evidenceDigest([{ ...one, quote: `${one.quote}"],["src_2","${two.quote}` }]),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});
