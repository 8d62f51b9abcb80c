/** What the server sent along: good once, for a minute. */
export interface SignInCode {
  readonly crm: string;
  readonly code: string;
  /** Whether this tab went to sign in; a link may bring a code of anybody. */
  readonly asked: boolean;
}

/**
 * The one-time code behind the `#`, taken out of the address before anything else happens: it must not stay in the
 * history, in a bookmark or on a screen that somebody shares. `null` where there is none.
 */
export function takeCode(page: Pick<Window, 'location' | 'history'>, asked: boolean): SignInCode | null {
  const parameters = new URLSearchParams(page.location.hash.slice(1));
  const [crm, code] = [parameters.get('crm'), parameters.get('code')];
  if (crm === null || code === null) return null;
  page.history.replaceState(null, '', page.location.pathname);
  return { crm, code, asked };
}
