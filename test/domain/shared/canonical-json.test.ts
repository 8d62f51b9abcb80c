import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, type Json } from '#domain/shared/canonical-json.ts';

function canonical(value: Json): string {
  return new TextDecoder().decode(canonicalBytes(value));
}

/** What no type admits but a cast or a careless caller can bring. */
function refusal(value: unknown): unknown {
  try {
    return canonical(value as Json);
  } catch (error) {
    return error;
  }
}

describe('canonicalBytes', () => {
  it('gives the bytes of the example in RFC 8785 §3.2.2, but for its 1E30, which is too large an integer for us', () => {
    const value = {
      numbers: JSON.parse('[333333333.33333329, 4.50, 2e-3, 0.000000000000000000000000001]'),
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonical(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts names by UTF-16 code units, as the example in RFC 8785 §3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      1: 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonical(value)))).toHaveLength(7);
    expect([...canonical(value).matchAll(/:"(\w+)/g)].map(([, word]) => word)).toEqual([
      ...['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew'],
    ]);
  });

  it('writes numbers as RFC 8785 appendix B lists them', () => {
    const vectors: readonly [number, string][] = [
      [0, '0'],
      [-0, '0'],
      [5e-324, '5e-324'],
      [9007199254740991, '9007199254740991'],
      [-9007199254740991, '-9007199254740991'],
      [333333333.3333332, '333333333.3333332'],
      [0.000001, '0.000001'],
      [-0.0000033333333333333333, '-0.0000033333333333333333'],
    ];
    for (const [number, text] of vectors) expect(canonical(number)).toBe(text);
  });

  it('does not depend on the order in which names were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (value) => {
        fc.pre(!(refusal(value) instanceof Error));
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(reversed as Json)).toBe(canonical(value as Json));
        expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes whatever JSON can hold as another implementation of RFC 8785 does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), (value) => {
        const written = refusal(value);
        // What we refuse beyond RFC 8785 has tests of its own.
        fc.pre(!(written instanceof Error));
        expect(written).toBe(canonicalize(value));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps composed and decomposed letters apart, because it hashes what was said and not what it looks like', () => {
    expect(canonical('é')).not.toBe(canonical('e\u0301'));
  });

  it('refuses what I-JSON cannot hold', () => {
    for (const value of ['\ud800', { '\udc00': 1 }, ['a\ud83d'], Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 53]) {
      expect(refusal(value)).toBeInstanceOf(TypeError);
    }
  });

  it('refuses what would vanish or change on the way, so that two values never share one hash', () => {
    const sparse = [1, 2];
    delete sparse[0];
    const cases = [
      undefined,
      { a: undefined },
      [undefined],
      sparse,
      new Date(0),
      new Map([['a', 1]]),
      new Uint8Array(2),
      new Number(5),
      { toJSON: () => 'another' },
      () => 1,
      10n,
      Symbol('x'),
    ];
    for (const value of cases) expect(refusal(value)).toBeInstanceOf(TypeError);
  });

  it('refuses cycles and absurd depth instead of exhausting the stack', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(refusal(cycle)).toBeInstanceOf(TypeError);
    expect(refusal(JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))).toBeInstanceOf(TypeError);
  });

  it('keeps a member that is called __proto__', () => {
    expect(canonical(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
  });
});
