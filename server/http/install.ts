import express, { type Request, type Response, Router } from 'express';
import type { CrmProvider } from '#crm/provider.ts';
import { Fault } from '#domain/shared/fault.ts';
import { codeFor, signInWithCrm } from '#use-cases/access/page-code.ts';
import { afterInstallTicket, commandLineSession, nameCertificate } from '#use-cases/connections/after-install.ts';
import { installConnection } from '#use-cases/connections/install-connection.ts';
import { finishLending } from '#use-cases/connections/lend-own-access.ts';
import type { Context } from '#use-cases/context.ts';
import { connectedPage, sessionPage, trustedPage } from './connected-page.ts';
import { consoleAddress } from './console-address.ts';
import { beginOAuth, finishOAuth, type OAuthReturn } from './oauth-state.ts';

export interface InstallOptions {
  readonly ctx: Context;
  readonly providers: readonly CrmProvider[];
  readonly publicUrl: string;
}

const formType = 'application/x-www-form-urlencoded';

/** The OAuth round trips of browsers: connecting an account, signing in, lending one's own access. */
export function installRoutes({ ctx, providers, publicUrl }: InstallOptions): Router {
  const router = Router();
  const redirectUri = (crm: string) => `${publicUrl}/oauth/${crm}/callback`;
  const providerOf = (req: Request) => {
    const found = providers.find(({ crm }) => crm === req.params.crm);
    if (found === undefined) throw new Fault('not_found', 'Fieldward does not know this CRM.');
    return found;
  };

  router.get('/:crm/install', (req, res) => {
    const provider = providerOf(req);
    const begun = beginOAuth(ctx, res, provider.crm, 'install');
    res.redirect(302, provider.authorizeUrl({ ...begun, purpose: 'install', redirectUri: redirectUri(provider.crm) }));
  });

  router.get('/:crm/sign-in', (req, res) => {
    const provider = providerOf(req);
    const begun = beginOAuth(ctx, res, provider.crm, 'sign_in');
    res.redirect(302, provider.authorizeUrl({ ...begun, purpose: 'sign_in', redirectUri: redirectUri(provider.crm) }));
  });

  // One address for both, because each has to be registered with the CRM letter by letter.
  router.get('/:crm/callback', async (req, res) => {
    const provider = providerOf(req);
    const returned = finishOAuth(ctx, req, res, provider.crm);
    if (returned.purpose === 'install') await finishInstall(provider, returned, res);
    else await finishSignIn(provider, returned, res);
  });

  async function finishInstall(provider: CrmProvider, { code, codeVerifier }: OAuthReturn, res: Response) {
    const request = { code, redirectUri: redirectUri(provider.crm), codeVerifier };
    const admin = await installConnection(ctx, provider, request);
    const ticket = afterInstallTicket(ctx, admin);
    const asksForCertificate = provider.pagesSignWithCertificate;
    res
      .set('cache-control', 'no-store')
      .type('html')
      .send(connectedPage({ crmName: provider.name, ticket, asksForCertificate }));
  }

  async function finishSignIn(provider: CrmProvider, { code, codeVerifier }: OAuthReturn, res: Response) {
    const request = { code, redirectUri: redirectUri(provider.crm), codeVerifier };
    const user = await signInWithCrm(provider, request);
    res.set('cache-control', 'no-store').redirect(303, consoleAddress(publicUrl, provider.crm, codeFor(ctx, user)));
  }

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
    await finishLending(ctx, provider, { code, state });
    res.type('text/plain').send('Done: what you accept is written as you. You can close this window.');
  });
  return router;
}
