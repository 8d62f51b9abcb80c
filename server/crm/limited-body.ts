/** The CRM's answer is longer than anything it could sensibly say. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads a response to its end, but never more than `maxBytes`, so that no answer can fill our memory.
 * @param signal when it fires, the connection is given up
 * @throws BodyTooLarge, or what the connection or the signal failed with
 */
export async function readLimited(response: Response, maxBytes: number, signal: AbortSignal): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const giveUp = () => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) throw new BodyTooLarge(`more than ${maxBytes} bytes`);
      chunks.push(value);
    }
    // A cancelled reader says "done" too; half an answer must not pass for a whole one.
    signal.throwIfAborted();
    return new TextDecoder().decode(Buffer.concat(chunks));
  } catch (error) {
    giveUp();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** The JSON in a text, or `null` when there is none: an error page of a proxy is no reason to fail twice. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
