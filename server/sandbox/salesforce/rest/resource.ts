import type { CallKind } from '../mishaps.ts';
import type { Session } from '../session.ts';

/** One request below /services/data/vXX.X, of its own or inside a composite one. */
export interface ResourceRequest {
  method: string;
  /** Without the version and the query. */
  path: string;
  query: URLSearchParams;
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
}

export interface Reply {
  status: number;
  /** Absent = an empty body. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Resource {
  method: string;
  /** `sobjects/:type/:id`; `:` marks what a handler gets by name. */
  pattern: string;
  /** How it counts, and whether mishaps of reads or of writes concern it. */
  kind: CallKind | ((request: ResourceRequest) => CallKind);
  handle(session: Session, request: ResourceRequest, at: Readonly<Record<string, string>>): Reply;
}

export function json(body: unknown, status = 200): Reply {
  return { status, body };
}

export interface Match {
  resource: Resource;
  at: Record<string, string>;
}

/** @returns the resource, `method` when only the method does not fit, or undefined where there is nothing */
export function matchResource(
  resources: readonly Resource[],
  method: string,
  path: string,
): Match | 'method' | undefined {
  const parts = path.split('/').filter(Boolean).map(decoded);
  let methodDiffers = false;
  for (const resource of resources) {
    const at = matchPattern(resource.pattern, parts);
    if (!at) continue;
    if (resource.method === method) return { resource, at };
    methodDiffers = true;
  }
  return methodDiffers ? 'method' : undefined;
}

function matchPattern(pattern: string, parts: readonly string[]): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  if (wanted.length !== parts.length) return undefined;
  const at: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) at[name.slice(1)] = part;
    else if (name.toLowerCase() !== part.toLowerCase()) return undefined;
  }
  return at;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
