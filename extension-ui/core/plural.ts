const digits = new Intl.NumberFormat('en');

/** `10,000`, as the words around it are English. */
export function counted(count: number): string {
  return digits.format(count);
}

/** `1 agent`, `3 agents`, `10,000 agents`. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${counted(count)} ${many}`;
}
