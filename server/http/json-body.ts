import { Fault } from '#domain/shared/fault.ts';

const depthMax = 24;

/**
 * The body as JSON. Bytes from the network; not trusted: must be UTF-8, must not nest so deep that walking it would
 * exhaust the stack.
 * @throws Fault `media_type_unsupported`, `request_malformed`
 */
export function readJson(bytes: Uint8Array, contentType: string | undefined): unknown {
  if (bytes.length === 0) throw new Fault('request_malformed', 'A JSON body is expected, but there is none.');
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw new Fault('media_type_unsupported', 'Send the body as application/json.');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    requireShallow(text);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('request_malformed', 'The body is not JSON in UTF-8.', {}, { cause: error });
  }
}

function requireShallow(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (quoted) {
      if (char === '\\') index += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > depthMax) throw new Fault('request_malformed', `The body nests deeper than ${depthMax} levels.`);
    } else if (char === '}' || char === ']') depth -= 1;
  }
}
