import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

/** Where the console opens for this person: good once, for a minute. */
export function fetchHandover(host: Host): Promise<Loaded<{ readonly url: string }>> {
  return load(host, '/api/sessions/handover', isHandover, {});
}

function isHandover(body: unknown): body is { url: string } {
  return isObject(body) && typeof body.url === 'string';
}
