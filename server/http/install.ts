import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import express, { type Request, Router } from 'express';
import type { CrmProvider } from '#crm/provider.ts';
import { Fault } from '#domain/shared/fault.ts';
import { afterInstallTicket, commandLineSession, nameCertificate } from '#use-cases/connections/after-install.ts';
import { installConnection } from '#use-cases/connections/install-connection.ts';
import { finishLending } from '#use-cases/connections/lend-own-access.ts';
import type { Context } from '#use-cases/context.ts';
import { connectedPage, sessionPage, trustedPage } from './connected-page.ts';

export interface InstallOptions {
  readonly ctx: Context;
  readonly secretKey: Uint8Array;
  readonly providers: readonly CrmProvider[];
  readonly publicUrl: string;
}

const stateLifeMs = 10 * 60_000;
const cookieName = 'fieldward_install';
const formType = 'application/x-www-form-urlencoded';

/**
 * The OAuth install of a CRM account. The state is signed, short-lived and tied to the browser that began by a
 * cookie, so nobody can finish an install that somebody else started.
 */
export function installRoutes({ ctx, secretKey, providers, publicUrl }: InstallOptions): Router {
  const router = Router();
  const redirectUri = (crm: string) => `${publicUrl}/oauth/${crm}/callback`;
  const providerOf = (req: Request) => {
    const found = providers.find(({ crm }) => crm === req.params.crm);
    if (found === undefined) throw new Fault('not_found', 'Fieldward does not know this CRM.');
    return found;
  };

  router.get('/:crm/install', (req, res) => {
    const provider = providerOf(req);
    const binding = randomBytes(24).toString('base64url');
    const state = signState(secretKey, provider.crm, binding, ctx.now().getTime() + stateLifeMs);
    res.cookie(cookieName, binding, {
      httpOnly: true,
      sameSite: 'lax',
      secure: publicUrl.startsWith('https:'),
      path: '/oauth',
      maxAge: stateLifeMs,
    });
    const codeChallenge = challengeOf(verifierFor(secretKey, binding));
    res.redirect(302, provider.authorizeUrl({ state, redirectUri: redirectUri(provider.crm), codeChallenge }));
  });

  router.get('/:crm/callback', async (req, res) => {
    const provider = providerOf(req);
    const query = new URL(req.originalUrl, publicUrl).searchParams;
    const binding = readCookie(req.get('cookie'), cookieName);
    requireState(secretKey, provider.crm, binding, query.get('state') ?? '', ctx.now().getTime());
    const code = query.get('code');
    if (code === null || code.length > 2_000) {
      throw new Fault('request_malformed', 'The CRM sent no code back. Start the install again.');
    }
    const admin = await installConnection(ctx, secretKey, provider, {
      code,
      redirectUri: redirectUri(provider.crm),
      codeVerifier: verifierFor(secretKey, binding ?? ''),
    });
    res.clearCookie(cookieName, { path: '/oauth' });
    const ticket = afterInstallTicket(ctx, admin);
    const asksForCertificate = provider.pagesSignWithCertificate;
    res
      .set('cache-control', 'no-store')
      .type('html')
      .send(connectedPage({ crmName: provider.name, ticket, asksForCertificate }));
  });

  const form = express.text({ type: formType, limit: '40kb', inflate: false });
  const field = (req: Request, name: string) =>
    new URLSearchParams(typeof req.body === 'string' ? req.body : '').get(name) ?? '';

  router.post('/:crm/certificate', form, async (req, res) => {
    const { fingerprint } = await nameCertificate(ctx, field(req, 'ticket'), field(req, 'pem'));
    res.set('cache-control', 'no-store').type('html').send(trustedPage(fingerprint));
  });

  router.post('/:crm/session', form, async (req, res) => {
    const token = await commandLineSession(ctx, field(req, 'ticket'));
    res.set('cache-control', 'no-store').type('html').send(sessionPage(token));
  });

  // Where a person comes back who lends us their own access; the state says who, and nobody else can have made it.
  router.get('/:crm/own', async (req, res) => {
    const provider = providerOf(req);
    const query = new URL(req.originalUrl, publicUrl).searchParams;
    const [code, state] = [query.get('code'), query.get('state')];
    if (code === null || state === null || code.length > 2_000 || state.length > 4_000) {
      throw new Fault('request_malformed', `${provider.name} sent no code back. Begin again on the record.`);
    }
    await finishLending(ctx, secretKey, provider, { code, state });
    res.type('text/plain').send('Done: what you accept is written as you. You can close this window.');
  });
  return router;
}

/** Derived from the cookie, so that no process has to remember it; without our key nobody else can derive it. */
function verifierFor(secretKey: Uint8Array, binding: string): string {
  return createHmac('sha256', secretKey).update(`pkce|${binding}`).digest('base64url');
}

/** RFC 7636, S256. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function signState(secretKey: Uint8Array, crm: string, binding: string, until: number): string {
  const mac = createHmac('sha256', secretKey).update(`install|${crm}|${binding}|${until}`).digest('base64url');
  return `${until}.${mac}`;
}

function requireState(secretKey: Uint8Array, crm: string, binding: string | null, state: string, now: number): void {
  const until = Number(/^(\d{13})\./.exec(state)?.[1] ?? 0);
  const expected = Buffer.from(signState(secretKey, crm, binding ?? '', until));
  const given = Buffer.from(state);
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  if (binding !== null && genuine && until > now) return;
  throw new Fault('unauthenticated', 'This install was not started here, or too long ago. Start it again.');
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value !== undefined) return value;
  }
  return null;
}
