/** A plain text has none of these, so most values never reach the slow rules below. */
const plainText = /^[\t\n\r\x20-\x7e]*$/;

const hidden = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\p{Cs}\p{Co}\u2800\ufff9-\ufffb]/gu;
const emoji = /\p{RGI_Emoji}/gv;

const directional = /[\u061c\u200e\u200f]/;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const joinerScripts =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** One sentence for each kind of character that a reader cannot see, with its code points. */
export function hiddenCharacters(text: string): string[] {
  if (plainText.test(text)) return [];
  const kinds = new Map<string, Set<string>>();
  // Emoji are made with joiners, selectors and tags; what remains of those has no business in a text.
  const hasRightToLeft = rightToLeft.test(text);
  const rest = text.replace(emoji, (sequence) => '\u25a1'.padEnd(sequence.length, '\u25a1'));
  for (const match of rest.matchAll(hidden)) {
    const character = match[0];
    if (isAtHome(rest, match.index, character, hasRightToLeft)) continue;
    const kind = kindOf(character);
    const found = kinds.get(kind) ?? new Set();
    kinds.set(kind, found.add(codePoint(character)));
  }
  return [...kinds].map(([kind, found]) => `The text holds ${kind} (${listed(found)}).`);
}

/** Where a script needs the character to be written properly, it hides nothing. */
function isAtHome(text: string, index: number, character: string, hasRightToLeft: boolean): boolean {
  if (/[\t\n\r]/.test(character)) return true;
  // Files from Windows begin with it.
  if (character === '\ufeff') return index === 0;
  const before = lastCharacter(text.slice(Math.max(0, index - 2), index));
  const after = text.slice(index + character.length, index + character.length + 2);
  if (/[\u200c\u200d]/.test(character)) return joinerScripts.test(before);
  if (directional.test(character)) return hasRightToLeft;
  if (/[\u180b-\u180f]/.test(character)) return /\p{Script=Mongolian}/u.test(before);
  if (/[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u.test(character)) return /\p{Script=Han}/u.test(before);
  if (/[\ufe0e\ufe0f]/.test(character)) return /[\p{Emoji}\u25a1]/u.test(before);
  if (character === '\u00ad') return /\p{L}/u.test(before) && /^\p{L}/u.test(after);
  return false;
}

function lastCharacter(text: string): string {
  return [...text].at(-1) ?? '';
}

function kindOf(character: string): string {
  if (/[\u{e0000}-\u{e007f}]/u.test(character)) return 'hidden tag characters, which can carry a whole message';
  if (/\p{Bidi_Control}/u.test(character)) return 'characters that turn the reading direction';
  if (/\p{Cc}/u.test(character)) return 'control characters';
  if (/\p{Cs}/u.test(character)) return 'broken characters';
  if (/\p{Co}/u.test(character)) return 'private characters that look different everywhere';
  return 'invisible characters';
}

function listed(codePoints: ReadonlySet<string>): string {
  const all = [...codePoints];
  return all.length > 5 ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} more` : all.join(', ');
}

/** The way Unicode names a character: U+200B. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
