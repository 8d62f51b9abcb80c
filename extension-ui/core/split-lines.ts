/**
 * Marked-up pieces of a text, line by line. A text element folds line breaks, and a transcript or a description
 * without them cannot be read. Empty lines are left out.
 */
export function splitLines<Piece extends { readonly text: string }>(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    for (const [index, text] of piece.text.split(/\r\n|\r|\n/u).entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines[lines.length - 1]?.push({ ...piece, text });
    }
  }
  return lines.filter((line) => line.some((piece) => piece.text.trim() !== ''));
}
