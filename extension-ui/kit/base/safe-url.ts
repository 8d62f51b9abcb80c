import type { HrefProp } from '@hubspot/ui-extensions';

export interface SafeUrl {
  url: string;
  /** Opens in a new tab and says so. */
  external: boolean;
}

const relativeBase = 'https://relative.invalid';

/**
 * The address if a person may be sent there: http, https or relative to the page; else `null`. It may come from a
 * record or a transcript, so `javascript:` and `data:` must fail in every spelling: the browser's own parser decides.
 */
export function safeUrl(href: HrefProp | undefined): SafeUrl | null {
  const given = typeof href === 'string' ? { url: href } : href;
  if (typeof given?.url !== 'string' || !URL.canParse(given.url, relativeBase)) return null;
  const parsed = new URL(given.url, relativeBase);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return null;
  const away = parsed.origin !== relativeBase && parsed.origin !== globalThis.location?.origin;
  return { url: given.url, external: given.external ?? away };
}
