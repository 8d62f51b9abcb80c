import { looksLatin, withLatinLetters } from '../shared/look-alikes.ts';
import { codePoint, hiddenCharacters } from './hidden-characters.ts';
import { instructionPhrases } from './instruction-phrases.ts';

/**
 * What in a text could deceive its reader or is meant for a machine, one sentence each; an empty list says only that
 * none of our signs was seen. Signals for a person: what may be written is decided elsewhere, by types, policy and
 * review. The text itself is never changed.
 */
export function suspicionsOf(text: string): string[] {
  return [...new Set([...hiddenCharacters(text), ...mixedScripts(text), ...markup(text), ...instructions(text)])];
}

function mixedScripts(text: string): string[] {
  if (/^\p{ASCII}*$/u.test(text)) return [];
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const hasLatinWords = words.some((word) => /^[a-z]{3,}$/i.test(word));
  // A text that is written in Cyrillic or Greek has letters that look like nothing else.
  const hasForeignText = words.some(
    (word) => !/\p{Script=Latin}/u.test(word) && foreignLetters(word, false).length > 0,
  );
  const sentences = words.flatMap((word) => {
    const imposters = foreignLetters(word, true);
    if (imposters.length === 0) return [];
    const isMixed = /\p{Script=Latin}/u.test(word);
    const isWhole = !isMixed && hasLatinWords && !hasForeignText && [...word].length >= 3;
    if (!isMixed && !isWhole) return [];
    const letters = [...new Set(imposters.map(codePoint))].slice(0, 5).join(', ');
    return [`The word "${shortened(word)}" passes off letters of another script as Latin ones (${letters}).`];
  });
  return sentences.slice(0, 5);
}

function foreignLetters(word: string, looking: boolean): string[] {
  return [...word].filter(
    (letter) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(letter) && looksLatin(letter) === looking,
  );
}

const markupSigns: readonly { readonly sign: RegExp; readonly name: string }[] = [
  { sign: /<\/?[a-z][a-z0-9-]{0,30}(?:[\s/][^<>]{0,500})?>|<!--|<!\[cdata\[/i, name: 'HTML' },
  { sign: /!?\[[^[\]\n]{0,300}\]\([^()\s]{1,500}\)/, name: 'a Markdown link, whose words may hide its address' },
  { sign: /\b(?:javascript|vbscript)\s*:|\bdata:[a-z]+\/[a-z0-9.+-]+[;,]/i, name: 'a link that runs code' },
  { sign: /\{\{[^{}\n]{1,200}\}\}|\$\{[^{}\n]{1,200}\}|<%/, name: 'a template expression' },
  {
    // Not every leading dash: "- Seats (120)" is a list.
    sign: /(?:^|\n) ?(?:=\s*[a-z][a-z.]{1,30}|[+@-]\s*(?:hyperlink|webservice|import[a-z]{1,10}|cmd|dde|exec))\s*[(|]/i,
    name: 'a spreadsheet formula',
  },
];

function markup(text: string): string[] {
  const plain = withShortSpaces(text.normalize('NFKC'));
  return markupSigns.flatMap(({ sign, name }) => {
    const found = sign.exec(plain)?.[0];
    return found === undefined ? [] : [`The text holds ${name}: "${shortened(found)}".`];
  });
}

function instructions(text: string): string[] {
  const visible = text.normalize('NFKD').replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, '');
  return instructionPhrases(withShortSpaces(withLatinLetters(visible)).toLowerCase()).map(
    (phrase) => `Some words read like an instruction to a machine: "${shortened(phrase)}".`,
  );
}

/** White space one unit wide, line breaks kept: long runs of it would make the rules above try every split. */
function withShortSpaces(text: string): string {
  return text.replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' '));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : line;
}
