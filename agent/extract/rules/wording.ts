/** Without the full stop and the quotation marks that close a sentence. */
export function withoutEnd(text: string): string {
  return text.trim().replace(/[.!;,\s"”’]+$/u, '');
}

export function sentenceCased(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
