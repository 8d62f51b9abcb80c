/**
 * What an operator needs of an error, and nothing that belongs to somebody: a database tells the values of the row that it
 * refused, a parser quotes the text that it could not read, a client hangs the whole answer of a CRM on its error. Only
 * fields that are named here leave.
 */
export function errorForLog(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const read = error as Error & Readonly<Record<string, unknown>>;
  const { code, constraint, table, column, severity } = read;
  const named = { code, constraint, table, column, severity };
  const plain = Object.entries(named).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return {
    type: error.name,
    message: messageForLog(read),
    ...Object.fromEntries(plain),
    // It begins with the message, whose lines may look like places.
    stack: (error.stack ?? '')
      .replace(error.message, '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: errorForLog(error.cause, depth + 1) }),
  };
}

const plainKinds: ReadonlySet<unknown> = new Set(
  [Error, TypeError, RangeError, ReferenceError].map((kind) => kind.prototype),
);

/**
 * Only where the words are this code's, Node's or PostgreSQL's own: a vendor's client makes its message of the CRM's words,
 * which repeat a value without quotation marks. And only up to the first quotation mark: after it errors repeat what they were
 * given, which may hold quotation marks itself.
 */
function messageForLog(error: Error & Readonly<Record<string, unknown>>): string {
  const isPostgres = typeof error.severity === 'string';
  // Class 22, data exceptions: in some languages PostgreSQL sets values between other marks.
  const isOurs = isPostgres ? !String(error.code).startsWith('22') : plainKinds.has(Object.getPrototypeOf(error));
  if (!isOurs && typeof error.syscall !== 'string') return '…';
  return error.message.replace(/(?:["`“„«»]|(?<!\p{L})').*/su, '…').slice(0, 500);
}
