import { isObject } from '#ui/core/read-reply.ts';
import { metadataParameter } from './messages.ts';

export interface HostMetadata {
  readonly instanceId: string;
  readonly origin: string;
}

/** Record pages stand on the first; pages that an org shows under its own name on the second. */
const salesforceDomains = ['.lightning.force.com', '.my.salesforce.com'];

/**
 * Whom the address of this page names as its host. Anybody can write such an address, so an origin counts only when it
 * is Salesforce's or one that our server wrote into the page.
 * @param search the query of this page's address
 * @returns `null` when no host, or one that is not ours to talk to, is named
 */
export function hostMetadata(search: string, allowedOrigins: readonly string[]): HostMetadata | null {
  const metadata = parsed(new URLSearchParams(search).get(metadataParameter));
  if (!isObject(metadata)) return null;
  const { instanceId, hostAppOrigin: origin } = metadata;
  if (typeof instanceId !== 'string' || instanceId === '' || instanceId.length > 200) return null;
  if (typeof origin !== 'string' || !(allowedOrigins.includes(origin) || isSalesforce(origin))) return null;
  return { instanceId, origin };
}

function isSalesforce(origin: string): boolean {
  const url = URL.parse(origin);
  // Anything but a clean origin (a path, a user name, a port) is written by somebody who wants it to look like one.
  if (url === null || url.origin !== origin || url.protocol !== 'https:' || url.port !== '') return false;
  return salesforceDomains.some((domain) => url.hostname.endsWith(domain));
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
