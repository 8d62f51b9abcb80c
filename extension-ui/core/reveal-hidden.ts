/**
 * Characters that nobody sees but that change what is seen: direction overrides, zero-width spaces, tag characters and
 * control codes. ZWJ, ZWNJ and variation selectors stay, because emoji and several scripts need them.
 */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * Makes hidden characters visible as `[U+202E]`. An agent or a transcript could otherwise make a value look like
 * another one on the very screen on which a person approves it.
 */
export function revealHidden(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
