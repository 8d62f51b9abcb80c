import canonicalize from 'canonicalize';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deeper values than this are nobody's data, and would exhaust the stack instead of being refused. */
const depthMax = 64;

const utf8 = new TextEncoder();

/**
 * RFC 8785 (JCS) bytes of a value: one byte form per value, so that a hash of it means something.
 * @throws TypeError for what I-JSON cannot hold (lone surrogates, NaN, Infinity, integers beyond 2^53), and for what
 * would vanish or change on the way to JSON (`undefined`, dates, class instances), because two different values would
 * then share one hash
 */
export function canonicalBytes(value: Json): Uint8Array {
  requireIJson(value, 0);
  // RFC 8785 §3.2.2.2 takes the form of a text from JSON.stringify; most of what is hashed is a single text.
  const text = typeof value === 'string' ? JSON.stringify(value) : canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical form');
  return utf8.encode(text);
}

function requireIJson(value: unknown, depth: number): void {
  if (value === null || typeof value === 'boolean') return;
  if (depth > depthMax) throw new TypeError(`value is nested deeper than ${depthMax}`);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('text holds a lone surrogate');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('number is not finite');
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError('integer beyond 2^53');
  } else if (Array.isArray(value)) {
    // By index, because forEach and its kin pass over holes, which JSON would write as null.
    for (let index = 0; index < value.length; index += 1) requireIJson(value[index], depth + 1);
  } else if (isPlainObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      requireIJson(name, depth + 1);
      requireIJson(item, depth + 1);
    }
  } else throw new TypeError(`JSON cannot hold a value of type ${typeof value}`);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
