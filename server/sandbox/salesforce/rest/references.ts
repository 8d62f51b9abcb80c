import { ApiError } from '../api-error.ts';

const reference = /@\{([a-zA-Z]\w*)((?:\.\w+|\[\d+\])*)\}/g;

/**
 * Puts parts of earlier answers in the place of `@{referenceId.field}`.
 * @throws ApiError PROCESSING_HALTED when that answer was a failure, INVALID_REFERENCE… when it has no such field
 */
export function substitute(value: unknown, bodies: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string')
    return value.replaceAll(reference, (_, id: string, path: string) => read(bodies, id, path));
  if (Array.isArray(value)) return value.map((item) => substitute(item, bodies));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, substitute(inner, bodies)]));
  }
  return value;
}

function read(bodies: ReadonlyMap<string, unknown>, id: string, path: string): string {
  if (!bodies.has(id)) {
    const message = `The transaction was rolled back since another operation in the same transaction failed.`;
    throw new ApiError(400, [
      { errorCode: 'PROCESSING_HALTED', message: `Invalid reference specified. No value for ${id}. ${message}` },
    ]);
  }
  const names = [...path.matchAll(/\.(\w+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? index ?? '');
  let at: unknown = bodies.get(id);
  for (const name of names) {
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Record<string, unknown>)[name]
        : undefined;
  }
  if (at === undefined || at === null || typeof at === 'object') {
    const message = `Invalid reference specified. No value for ${id}${path} found in ${id}`;
    throw new ApiError(400, [{ errorCode: 'PROCESSING_HALTED', message }]);
  }
  return String(at);
}
