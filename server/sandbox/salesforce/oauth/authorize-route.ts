import { type Request, type Response, Router } from 'express';
import type { Site } from '../site.ts';
import type { AuthorizationCodes } from './codes.ts';
import { grantedScopes } from './scopes.ts';

/**
 * The page on which a person lets the app act for them. `user=<id or username>` agrees in that person's name at once.
 * Nothing is ever sent to an address that the app did not register.
 */
export function authorizeRoute(site: Site, codes: AuthorizationCodes): Router {
  const router = Router();
  router.get('/services/oauth2/authorize', (req: Request, res: Response) => {
    const query = new URL(req.originalUrl, site.url).searchParams;
    const unsafe = unsafeToAnswer(site, query);
    if (unsafe !== null) return page(res, 400, 'OAuth Error', `<p>${escaped(unsafe)}</p>`);
    const refusal = refusalOf(query);
    if (refusal !== null) return sendBack(res, query, refusal);
    const user = query.get('user');
    if (user === null) return page(res, 200, `Allow ${site.app.appName} access?`, choice(site, req.originalUrl));
    const person = site.users.find(({ id, username }) => id === user || username === user);
    if (!person?.isActive) {
      return sendBack(res, query, { error: 'access_denied', error_description: 'end-user denied authorization' });
    }
    const code = codes.issue(
      {
        redirectUri: query.get('redirect_uri') ?? '',
        userId: person.id,
        scopes: grantedScopes(query.get('scope')) ?? [],
        codeChallenge: query.get('code_challenge') ?? '',
      },
      site.now().getTime(),
    );
    sendBack(res, query, { code });
  });
  return router;
}

/** @returns why the answer must not go to the redirect address, or null */
function unsafeToAnswer({ app }: Site, query: URLSearchParams): string | null {
  if (query.get('client_id') !== app.clientId)
    return 'error=invalid_client_id&error_description=client identifier invalid';
  const isRegistered = app.redirectUris.includes(query.get('redirect_uri') ?? '');
  return isRegistered ? null : 'error=redirect_uri_mismatch&error_description=redirect_uri must match configuration';
}

function refusalOf(query: URLSearchParams): Record<string, string> | null {
  if (query.get('response_type') !== 'code') {
    return { error: 'unsupported_response_type', error_description: 'response type not supported' };
  }
  // An external client app always requires PKCE; a challenge without a method is S256 here.
  if (!query.get('code_challenge')) {
    return { error: 'invalid_request', error_description: 'missing required code challenge' };
  }
  if ((query.get('code_challenge_method') ?? 'S256') !== 'S256') {
    return { error: 'invalid_request', error_description: 'code challenge method not supported' };
  }
  return grantedScopes(query.get('scope'))
    ? null
    : { error: 'invalid_scope', error_description: 'the requested scope is not allowed' };
}

function sendBack(res: Response, query: URLSearchParams, parameters: Record<string, string>): void {
  const back = new URL(query.get('redirect_uri') ?? '');
  const state = query.get('state');
  for (const [name, value] of Object.entries({ ...parameters, ...(state === null ? {} : { state }) })) {
    back.searchParams.set(name, value);
  }
  res.set('cache-control', 'no-store').redirect(302, back.href);
}

function choice(site: Site, address: string): string {
  const links = site.people.map(({ userId, firstName, lastName, role }) => {
    const to = `${address}&user=${userId}`;
    return `<p><a href="${escaped(to)}">Allow as ${escaped(`${firstName} ${lastName}`)} (${role.replace('_', ' ')})</a></p>`;
  });
  return `<p>A stand-in for Salesforce's own page. All data is invented.</p>${links.join('')}`;
}

function page(res: Response, status: number, title: string, body: string): void {
  res
    .status(status)
    .set('cache-control', 'no-store')
    .set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    .type('html')
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title><h1>${escaped(title)}</h1>${body}</html>`,
    );
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
