/** Letters of other scripts that pass for Latin ones in common fonts, and the Latin letters they pass for. */
const pairs: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['асеһіјӏорԛѕԝхуАВСЕНІЈКМОРЅТХУԌԚԜ', 'acehijlopqswxyABCEHIJKMOPSTXYGQW'],
  // Greek
  ['αονρικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'aovpikuxABEZHIKMNOPTYX'],
  // Latin's own
  ['ıɑɡɩ', 'iagi'],
];

const latinOf = new Map(
  pairs.flatMap(([from, to]) => [...from].map((letter, index) => [letter, [...to][index] ?? ''])),
);

/** True for a letter that passes for a plain Latin one. */
export function looksLatin(letter: string): boolean {
  return latinOf.has(letter);
}

/** The text with every such letter made Latin. For matching only. */
export function withLatinLetters(text: string): string {
  return text.replace(/[^\p{ASCII}]/gu, (letter) => latinOf.get(letter) ?? letter);
}
