/**
 * Calls a handler that may live in a worker and so answer with a promise, whatever its type says.
 * A failure of the card must not become an unhandled rejection of the page around it: it is written to the console.
 */
export async function callHandler<Args extends unknown[]>(
  handler: ((...args: Args) => unknown) | undefined,
  ...args: Args
): Promise<void> {
  try {
    await handler?.(...args);
  } catch (error) {
    console.error('A handler of the card failed:', error);
  }
}
