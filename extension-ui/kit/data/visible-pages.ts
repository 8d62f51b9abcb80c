/** The page numbers to offer: at most `most`, around the current one, inside 1 to `count`. */
export function visiblePages(current: number, count: number, most: number): number[] {
  const length = Math.max(0, Math.min(count, most));
  const first = Math.max(1, Math.min(current - Math.floor(length / 2), count - length + 1));
  return Array.from({ length }, (_, index) => first + index);
}
