/** Where the sandbox's own server listens when nothing else is said. */
export const sandboxUrl = 'http://localhost:4310';

/**
 * The address of the Fieldward server that HubSpot calls, without a slash at its end.
 * @throws when it is missing or not https: HubSpot refuses plain http, and it would only do so after the upload.
 */
export function publicUrlForHubSpot(value: string | undefined): string {
  if (!value) throw new Error('FIELDWARD_PUBLIC_URL is not set. Give the https address of your Fieldward server.');
  const url = URL.parse(value);
  if (url?.protocol !== 'https:') throw new Error(`FIELDWARD_PUBLIC_URL must be an https address, not "${value}".`);
  if (url.username || url.password || url.search || url.hash) {
    throw new Error('FIELDWARD_PUBLIC_URL must be an origin and at most a path: no user, query or fragment.');
  }
  return url.href.replace(/\/$/, '');
}
