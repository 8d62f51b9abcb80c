/**
 * What an operator needs of an error, and nothing that belongs to somebody: a database tells the values of the row that it
 * refused, a parser quotes the text that it could not read, a client hangs the whole answer of a CRM on its error. Only
 * fields that are named here leave.
 */
export function errorForLog(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, column, severity } = error as Error & Readonly<Record<string, unknown>>;
  const named = { code, constraint, table, column, severity };
  const plain = Object.entries(named).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return {
    type: error.name,
    message: messageForLog(error),
    ...Object.fromEntries(plain),
    // Its first line repeats the message.
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: errorForLog(error.cause, depth + 1) }),
  };
}

/** Without what stands in quotation marks: that is where errors repeat what they were given. */
function messageForLog(error: Error): string {
  if (error instanceof SyntaxError) return 'a text could not be parsed';
  return error.message.replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g, '…').slice(0, 500);
}
