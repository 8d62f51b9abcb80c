/** Where the sandbox's own server listens when nothing else is said. */
export const sandboxUrl = 'http://localhost:4310';

/**
 * The address of the Fieldward server that HubSpot calls, without a slash at its end.
 * @throws when it is missing or not https: HubSpot refuses plain http, and it would only do so after the upload.
 */
export function publicUrlForHubSpot(value: string | undefined): string {
  return publicUrl(value, (url) => url.protocol === 'https:');
}

/**
 * The address of the Fieldward server that Lightning pages frame, without a slash at its end.
 * @throws when it is missing or neither https nor this very machine: Lightning frames nothing else.
 */
export function publicUrlForSalesforce(value: string | undefined): string {
  const local = ['localhost', '127.0.0.1'];
  return publicUrl(
    value,
    (url) => url.protocol === 'https:' || (url.protocol === 'http:' && local.includes(url.hostname)),
  );
}

function publicUrl(value: string | undefined, isAllowed: (url: URL) => boolean): string {
  if (!value) throw new Error('FIELDWARD_PUBLIC_URL is not set. Give the https address of your Fieldward server.');
  const url = URL.parse(value);
  if (!url || !isAllowed(url)) throw new Error(`FIELDWARD_PUBLIC_URL must be an https address, not "${value}".`);
  if (url.username || url.password || url.search || url.hash) {
    throw new Error('FIELDWARD_PUBLIC_URL must be an origin and at most a path: no user, query or fragment.');
  }
  return url.href.replace(/\/$/, '');
}
