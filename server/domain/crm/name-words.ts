import { withLatinLetters } from '../shared/look-alikes.ts';

/**
 * The letters a person would read: compatibility forms unified, invisible characters and accents dropped, look-alike
 * letters of other scripts made Latin. The case survives, because it separates words. For matching only.
 */
export function readableLetters(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, '');
  return withLatinLetters(plain).replace(/ß/g, 'ss');
}

/**
 * The words of a name or label, lower case: split at everything that is no letter, between letters and digits, and at
 * the humps of camelCase. Names whose humps lie ("iBAN", "NDAs") are read a second time without looking at humps.
 * @returns both readings, without repeating one that is the same
 */
export function wordsOf(text: string): readonly (readonly string[])[] {
  const read = readableLetters(text);
  const byHumps = split(read.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'));
  const plain = split(read);
  return byHumps.join(' ') === plain.join(' ') ? [plain] : [byHumps, plain];
}

function split(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
}
