import { type Request, type Response, Router } from 'express';
import { people } from '../people.ts';
import type { Portal } from '../portal.ts';
import type { AuthorizationCodes } from './codes.ts';
import { usualScopes } from './scopes.ts';

/**
 * The page on which an admin installs the app. `user=<userId>` agrees in that person's name at once.
 * Nothing is ever sent to an address that the app did not register.
 */
export function authorizeRoute(portal: Portal, codes: AuthorizationCodes): Router {
  const router = Router();
  router.get('/oauth/authorize', (req: Request, res: Response) => {
    const query = new URL(req.originalUrl, portal.url).searchParams;
    const refusal = refusalOf(portal, query);
    if (refusal !== null) return page(res, 400, 'Authorization failed', `<p>${escaped(refusal)}</p>`);
    const user = query.get('user');
    if (user === null) return page(res, 200, `Connect ${portal.app.appName}`, choice(req.originalUrl));
    const person = people.find(({ userId, email }) => String(userId) === user || email === user);
    if (person?.role !== 'admin') {
      return page(res, 403, 'Authorization failed', '<p>Only an admin may connect apps to this account.</p>');
    }
    const redirectUri = query.get('redirect_uri') ?? '';
    const asked = (query.get('scope') ?? '').split(/[ ,]+/).filter(Boolean);
    const code = codes.issue(
      {
        redirectUri,
        userId: person.userId,
        scopes: asked.length > 0 ? asked : usualScopes,
        codeChallenge: query.get('code_challenge') ?? undefined,
      },
      portal.now().getTime(),
    );
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    res.set('cache-control', 'no-store').redirect(302, back.href);
  });
  return router;
}

function refusalOf({ app }: Portal, query: URLSearchParams): string | null {
  if (query.get('client_id') !== app.clientId) return 'This app does not exist.';
  if (!app.redirectUris.includes(query.get('redirect_uri') ?? '')) {
    return 'The redirect URL is not registered with the app.';
  }
  const method = query.get('code_challenge_method') ?? 'S256';
  return query.has('code_challenge') && method !== 'S256' ? 'Only S256 is supported as code_challenge_method.' : null;
}

function choice(address: string): string {
  const links = people
    .filter(({ role }) => role === 'admin')
    .map(({ userId, firstName, lastName }) => {
      const to = `${address}&user=${userId}`;
      return `<p><a href="${escaped(to)}">Connect as ${escaped(`${firstName} ${lastName}`)} (admin)</a></p>`;
    });
  return `<p>A stand-in for HubSpot's install page. All data is invented.</p>${links.join('')}`;
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
