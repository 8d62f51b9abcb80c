import { type RequestHandler, type Response, Router } from 'express';
import type { Site } from '../site.ts';
import { identityUrl } from './issue-access.ts';
import { sessionOf, tokenOf } from './session.ts';
import type { Grant } from './token-book.ts';

/** Who a token belongs to: OpenID's userinfo, and the address that every token reply names as `id`. */
export function identityRoutes(site: Site): Router {
  const router = Router();
  const userinfo: RequestHandler = (req, res) => {
    const grant = sessionOf(site, tokenOf(req));
    if (!grant) return badToken(res, tokenOf(req));
    res.set('cache-control', 'no-store').json(userinfoOf(site, grant));
  };
  router.get('/services/oauth2/userinfo', userinfo);
  router.post('/services/oauth2/userinfo', userinfo);
  router.get('/id/:organizationId/:userId', (req, res) => {
    const query = new URL(req.originalUrl, site.url).searchParams;
    const token = tokenOf(req) ?? query.get('oauth_token') ?? undefined;
    const grant = sessionOf(site, token);
    if (!grant) return badToken(res, token);
    const { organizationId, userId } = req.params;
    if (organizationId !== site.organizationId) return void res.status(403).type('text').send('Wrong_Org');
    if (userId !== grant.userId) return void res.status(404).type('text').send('Bad_Id');
    res.set('cache-control', 'no-store').json(identityOf(site, grant));
  });
  return router;
}

function badToken(res: Response, token: string | undefined): void {
  res
    .status(403)
    .type('text')
    .send(token === undefined ? 'Missing_OAuth_Token' : 'Bad_OAuth_Token');
}

function userinfoOf(site: Site, { userId }: Grant) {
  const user = userOf(site, userId);
  return {
    sub: identityUrl(site, userId),
    user_id: userId,
    organization_id: site.organizationId,
    preferred_username: user.username,
    nickname: user.alias,
    name: user.name,
    email: user.email,
    email_verified: true,
    given_name: user.firstName,
    family_name: user.lastName,
    zoneinfo: user.timeZone,
    profile: `${site.url}/${userId}`,
    urls: urlsOf(site, userId),
    active: user.isActive,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
    utcOffset: 0,
    updated_at: site.now().toISOString(),
    is_app_installed: true,
  };
}

function identityOf(site: Site, { userId }: Grant) {
  const user = userOf(site, userId);
  return {
    id: identityUrl(site, userId),
    asserted_user: true,
    user_id: userId,
    organization_id: site.organizationId,
    username: user.username,
    nick_name: user.alias,
    display_name: user.name,
    email: user.email,
    email_verified: true,
    first_name: user.firstName,
    last_name: user.lastName,
    timezone: user.timeZone,
    active: user.isActive,
    user_type: 'STANDARD',
    language: user.language,
    locale: user.locale,
    utcOffset: 0,
    last_modified_date: site.now().toISOString(),
    urls: urlsOf(site, userId),
  };
}

function userOf(site: Site, userId: string) {
  const user = site.users.find(({ id }) => id === userId);
  if (!user) throw new Error(`user ${userId} is missing`);
  return user;
}

function urlsOf(site: Site, userId: string) {
  const data = `${site.url}/services/data/v{version}`;
  return {
    rest: `${data}/`,
    sobjects: `${data}/sobjects/`,
    query: `${data}/query/`,
    search: `${data}/search/`,
    recent: `${data}/recent/`,
    profile: `${site.url}/${userId}`,
    custom_domain: site.url,
  };
}
