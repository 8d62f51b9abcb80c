import { type ClassWords, classWords, companionWords, harmlessPhrases } from './class-words.ts';
import { wordsOf } from './name-words.ts';

export interface PatternHit {
  readonly class: ClassWords['class'];
  readonly means: string;
  /** The word of our list that matched, and the word of the name in which it was found. */
  readonly word: string;
  readonly foundIn: string;
}

const classByWord = new Map(classWords.flatMap((entry) => entry.words.map((word) => [word, entry] as const)));
const companions = new Set(companionWords);
const joinedUnitsMax = 80;
const longestWord = Math.max(...[...classByWord.keys(), ...companionWords].map((word) => word.length)) + 2;

// A CRM has some hundred field names, labels and groups, and each is asked about at every suggestion.
const answered = new Map<string, PatternHit | null>();
const answeredMax = 10_000;

/** The first rule of `classWords` that one of the words in `text` trips, or `null`. */
export function patternHit(text: string): PatternHit | null {
  const known = answered.get(text);
  if (known !== undefined) return known;
  if (answered.size >= answeredMax) answered.clear();
  const answer = findHit(text);
  answered.set(text, answer);
  return answer;
}

function findHit(text: string): PatternHit | null {
  const hits = wordsOf(text).flatMap((reading) => hitsIn(withoutHarmlessPhrases(reading)));
  return classWords.flatMap((entry) => hits.filter((hit) => hit.class === entry.class))[0] ?? null;
}

function hitsIn(words: readonly string[]): PatternHit[] {
  return [...words.flatMap((word) => hitsOfWord(word)), ...hitsOfPhrases(words)];
}

function hitsOfWord(found: string): PatternHit[] {
  const whole = listedWord(found);
  if (whole !== null) return [hit(whole.entry, whole.word, found)];
  const joined = joinedWord(found);
  return [
    ...(joined === null ? [] : [hit(joined.entry, joined.word, found)]),
    ...classWords.flatMap((entry) => [
      ...entry.parts.filter((part) => found.includes(part)).map((part) => hit(entry, part, found)),
      ...entry.beginnings.filter((start) => found.startsWith(start)).map((start) => hit(entry, start, found)),
    ]),
  ];
}

function hitsOfPhrases(words: readonly string[]): PatternHit[] {
  const line = ` ${words.map(singular).join(' ')} `;
  const joined = new Set(words);
  return classWords.flatMap((entry) =>
    entry.phrases
      .filter((phrase) => line.includes(` ${inSingular(phrase)} `) || joined.has(phrase.replaceAll(' ', '')))
      .map((phrase) => hit(entry, phrase, phrase)),
  );
}

function hit(entry: ClassWords, word: string, foundIn: string): PatternHit {
  return { class: entry.class, means: entry.means, word, foundIn };
}

interface Listed {
  readonly entry: ClassWords;
  readonly word: string;
}

function listedWord(found: string): Listed | null {
  for (const word of [found, singular(found), found.replace(/es$/, '')]) {
    const entry = classByWord.get(word);
    if (entry !== undefined) return { entry, word };
  }
  return null;
}

/**
 * The listed word inside a joined one, when everything around it is an ordinary word too: "accountowner" gives owner,
 * but "reporting" does not give rep and "vatican" does not give vat.
 */
function joinedWord(found: string): Listed | null {
  // No name has a word this long: it is not worth the search, and any listed word in it counts.
  if (found.length > joinedUnitsMax) {
    return [...classByWord].map(([word, entry]) => ({ entry, word })).find(({ word }) => found.includes(word)) ?? null;
  }
  const plainTo: boolean[] = [true];
  const listedTo: (Listed | undefined)[] = [];
  for (let end = 1; end <= found.length; end += 1) {
    for (let start = Math.max(0, end - longestWord); start < end; start += 1) {
      if (!plainTo[start] && listedTo[start] === undefined) continue;
      const piece = found.slice(start, end);
      const isPlain = companions.has(piece) || companions.has(singular(piece));
      const before = listedTo[start];
      if (isPlain && plainTo[start]) plainTo[end] = true;
      if (isPlain && before !== undefined) listedTo[end] ??= before;
      const listed = plainTo[start] || before !== undefined ? listedWord(piece) : null;
      if (listed !== null) listedTo[end] ??= before ?? listed;
    }
  }
  return listedTo[found.length] ?? null;
}

function withoutHarmlessPhrases(words: readonly string[]): readonly string[] {
  let line = ` ${words.join(' ')} `;
  for (const phrase of harmlessPhrases) line = line.replaceAll(` ${phrase} `, ' | ');
  return line.trim().split(/[ |]+/).filter(Boolean);
}

function inSingular(phrase: string): string {
  return phrase.split(' ').map(singular).join(' ');
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
