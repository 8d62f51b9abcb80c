const gap = '  ';

/**
 * A table for a terminal, its cells wrapped at words.
 * @param widths characters per column
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): string {
  const rule = widths.map((width) => '─'.repeat(width));
  return [rowOf(head, widths), rule.join(gap), ...rows.map((row) => rowOf(row, widths))].join('\n');
}

function rowOf(cells: readonly string[], widths: readonly number[]): string {
  const columns = widths.map((width, index) => wrapped(printable(cells[index] ?? ''), width));
  const height = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, index) => (columns[index]?.[line] ?? '').padEnd(width))
      .join(gap)
      .trimEnd(),
  ).join('\n');
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => chunked(long, width))) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function chunked(word: string, width: number): string[] {
  return word.length <= width ? [word] : (word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []);
}

/**
 * Text for a terminal: escape sequences and direction marks from a transcript could repaint the screen that a person
 * judges by.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
