/** How our External Client App is registered with Salesforce. */
export interface SalesforceApp {
  /** Where people sign in, e.g. https://login.salesforce.com. From configuration only. */
  readonly loginUrl: string;
  /** The consumer key. */
  readonly clientId: string;
  /** The consumer secret, which also signs Canvas requests. */
  readonly clientSecret: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The longest wait for one answer; 8 s when absent. */
  readonly timeoutMs?: number;
  /** How long nobody calls an organization whose limit is used up; 15 s when absent. */
  readonly limitHoldMs?: number;
}

/**
 * Whether tokens may be sent to this address. It comes out of Salesforce's answers and is kept in the database, so it
 * is checked each time: below Salesforce's own names, or exactly where the configuration says that people sign in.
 */
export function isTrustedInstance({ loginUrl }: Pick<SalesforceApp, 'loginUrl'>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  if (url.origin === new URL(loginUrl).origin) return true;
  return url.protocol === 'https:' && url.port === '' && /(?:^|\.)salesforce\.com$/.test(url.hostname);
}
