const sentenceUnitsMax = 300;

/**
 * Words of a CRM as one readable sentence. They are data from outside: plain text, shortened, without control
 * characters.
 */
export function plainSentence(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '') return '';
  if (plain.length > sentenceUnitsMax) return `${plain.slice(0, sentenceUnitsMax - 1).toWellFormed()}…`;
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`;
}
