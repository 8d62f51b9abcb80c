export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deeper values than this are nobody's data, and would exhaust the stack instead of being refused. */
const depthMax = 64;

/**
 * RFC 8785 (JCS) bytes of a value: one byte form per value, so that a hash of it means something.
 * @throws TypeError for what I-JSON cannot hold (lone surrogates, NaN, Infinity, integers beyond 2^53), and for what
 * would vanish or change on the way to JSON (`undefined`, dates, class instances), because two different values would
 * then share one hash
 */
export function canonicalBytes(value: Json): Uint8Array {
  return Buffer.from(canonicalText(value, 0), 'utf8');
}

/** Checks and writes in one go, so that nothing is written that was not checked. */
function canonicalText(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (depth > depthMax) throw new TypeError(`value is nested deeper than ${depthMax}`);
  if (typeof value === 'string') return textForm(value);
  if (typeof value === 'number') return numberForm(value);
  if (Array.isArray(value)) {
    const items: string[] = [];
    // By index, because map and its kin pass over holes, which JSON would write as null.
    for (let index = 0; index < value.length; index += 1) items.push(canonicalText(value[index], depth + 1));
    return `[${items.join(',')}]`;
  }
  if (!isPlainObject(value)) throw new TypeError(`JSON cannot hold a value of type ${typeof value}`);
  const members: string[] = [];
  // Sorted by UTF-16 code units, as RFC 8785 §3.2.3 asks and `sort` does.
  for (const name of Object.keys(value).sort()) {
    members.push(`${textForm(name)}:${canonicalText(value[name], depth + 1)}`);
  }
  return `{${members.join(',')}}`;
}

/** RFC 8785 §3.2.2.2 defines the form of a text as that of JSON.stringify. */
function textForm(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('text holds a lone surrogate');
  return JSON.stringify(text);
}

/** RFC 8785 §3.2.2.3 defines the form of a number as ECMAScript's. */
function numberForm(number: number): string {
  if (!Number.isFinite(number)) throw new TypeError('number is not finite');
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) throw new TypeError('integer beyond 2^53');
  return JSON.stringify(number);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
