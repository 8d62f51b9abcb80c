import { createHash, randomBytes } from 'node:crypto';
import { Client } from '@hubspot/api-client';
import { describe, expect, it } from 'vitest';
import { agree, app, connect, flagship, install, openStandIn, postForm, stillClock } from '../open-stand-in.ts';

const redirect_uri = app.redirectUris[0] ?? '';

describe('the install', () => {
  it('sends an agreeing admin back with a code and the state, and the code becomes tokens', async () => {
    const standIn = await openStandIn();
    const back = await agree(standIn, { state: 'a&b=c', scope: 'oauth crm.objects.deals.read' });
    expect(`${back.origin}${back.pathname}`).toBe(redirect_uri);
    expect(back.searchParams.get('state')).toBe('a&b=c');
    const form = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '', redirect_uri };
    const reply = await postForm(standIn, '/oauth/2026-09/token', form);
    expect(await reply.json()).toEqual({
      token_type: 'bearer',
      token_use: 'access_token',
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      expires_in: 1800,
      hub_id: app.portalId,
      user_id: 40104,
      scopes: ['oauth', 'crm.objects.deals.read'],
    });
    const again = await postForm(standIn, '/oauth/2026-09/token', form);
    expect([again.status, await again.json()]).toEqual([
      400,
      expect.objectContaining({ status: 'BAD_AUTH_CODE', error: 'invalid_grant' }),
    ]);
  });

  it('shows a page when nobody agreed yet, and only admins can', async () => {
    const standIn = await openStandIn();
    const url = `${standIn.authorizePage}?client_id=${app.clientId}&redirect_uri=${encodeURIComponent(redirect_uri)}&state="><script>`;
    const page = await fetch(url);
    const html = await page.text();
    expect(html).toContain('Ruth Abernathy');
    expect(html).not.toContain('<script>');
    const rep = await fetch(`${url}&user=40101`, { redirect: 'manual' });
    expect([rep.status, rep.headers.get('location')]).toEqual([403, null]);
  });

  it.each([
    ['an unknown app', { client_id: 'other' }],
    ['an address that is not registered', { redirect_uri: 'https://attacker.example/' }],
    ['an address that only begins like the registered one', { redirect_uri: `${redirect_uri}.attacker.example` }],
  ])('sends nobody anywhere for %s', async (_, query) => {
    const standIn = await openStandIn();
    const wanted = { client_id: app.clientId, redirect_uri, user: '40104', ...query };
    const response = await fetch(`${standIn.authorizePage}?${new URLSearchParams(wanted)}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
  });

  it('with a code challenge takes only the verifier that belongs to it', async () => {
    const standIn = await openStandIn();
    const code_verifier = randomBytes(32).toString('base64url');
    const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
    const trade = async (extra: Record<string, string>) => {
      const back = await agree(standIn, { code_challenge, code_challenge_method: 'S256' });
      const code = back.searchParams.get('code') ?? '';
      return postForm(standIn, '/oauth/v3/token', { grant_type: 'authorization_code', code, redirect_uri, ...extra });
    };
    expect((await trade({})).status).toBe(400);
    expect((await trade({ code_verifier: 'wrong' })).status).toBe(400);
    expect((await trade({ code_verifier })).status).toBe(200);
  });

  it('takes a code for a minute only', async () => {
    const clock = stillClock();
    const standIn = await openStandIn({ now: clock.now });
    const code = (await agree(standIn)).searchParams.get('code') ?? '';
    clock.advance(61_000);
    const reply = await postForm(standIn, '/oauth/v1/token', { grant_type: 'authorization_code', code, redirect_uri });
    expect(await reply.json()).toMatchObject({ status: 'BAD_AUTH_CODE' });
  });
});

describe('a token', () => {
  it('lasts 1800 seconds, and a refresh gives another for the same refresh token', async () => {
    const clock = stillClock();
    const { standIn, tokens, call } = await connect({ now: clock.now });
    clock.advance(1_799_000);
    expect((await call('GET', `/crm/v3/objects/deals/${flagship}`)).status).toBe(200);
    clock.advance(2_000);
    const expired = await call('GET', `/crm/v3/objects/deals/${flagship}`);
    expect([expired.status, expired.body.category]).toEqual([401, 'EXPIRED_AUTHENTICATION']);
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    const fresh = await (await postForm(standIn, '/oauth/2026-03/token', form)).json();
    expect(fresh.refresh_token).toBe(tokens.refresh_token);
    expect(fresh.access_token).not.toBe(tokens.access_token);
    const client = new Client({ basePath: standIn.url, accessToken: fresh.access_token });
    expect((await client.crm.deals.basicApi.getById(flagship)).id).toBe(flagship);
  });

  it('is what the published client gets from the old endpoint as well', async () => {
    const standIn = await openStandIn();
    const { refresh_token } = await install(standIn);
    const client = new Client({ basePath: standIn.url });
    const made = await client.oauth.tokensApi.create(
      'refresh_token',
      undefined,
      undefined,
      app.clientId,
      app.clientSecret,
      refresh_token,
    );
    expect(made.expiresIn).toBe(1800);
    const known = await client.oauth.accessTokensApi.get(made.accessToken);
    expect([known.hubId, known.userId, known.appId]).toEqual([app.portalId, 40104, app.appId]);
  });

  it.each([
    ['BAD_CLIENT_ID', 'invalid_client', { client_id: 'x' }],
    ['BAD_CLIENT_SECRET', 'invalid_client', { client_secret: 'x' }],
    ['BAD_GRANT_TYPE', 'unsupported_grant_type', { grant_type: 'password' }],
    ['BAD_REFRESH_TOKEN', 'invalid_grant', { grant_type: 'refresh_token', refresh_token: 'x' }],
    [
      'BAD_REDIRECT_URI',
      'invalid_grant',
      { grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://x.example' },
    ],
  ])('is refused with %s and %s', async (status, error, form) => {
    const reply = await postForm(await openStandIn(), '/oauth/2026-03/token', form);
    expect([reply.status, await reply.json()]).toEqual([
      400,
      expect.objectContaining({ status, error, message: expect.any(String) }),
    ]);
  });

  it('that was revoked opens nothing, is not refreshed, and is reported as inactive', async () => {
    const { standIn, tokens, call } = await connect();
    const ask = async () =>
      (await postForm(standIn, '/oauth/2026-03/token/introspect', { token: tokens.access_token })).json();
    expect(await ask()).toMatchObject({ active: true, hub_id: app.portalId, token_use: 'access_token' });
    expect((await postForm(standIn, '/oauth/2026-03/token/revoke', { token: tokens.refresh_token })).status).toBe(204);
    expect(await ask()).toEqual({ active: false });
    expect((await call('GET', `/crm/v3/objects/deals/${flagship}`)).status).toBe(401);
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    expect(await (await postForm(standIn, '/oauth/2026-03/token', form)).json()).toMatchObject({
      status: 'BAD_REFRESH_TOKEN',
    });
  });

  it('opens only what its scopes name', async () => {
    const standIn = await openStandIn();
    const { access_token } = await install(standIn, { scope: 'oauth crm.objects.deals.read' });
    const ask = (method: string, path: string) =>
      fetch(standIn.url + path, { method, headers: { authorization: `Bearer ${access_token}` } });
    expect((await ask('GET', `/crm/v3/objects/deals/${flagship}`)).status).toBe(200);
    const refused = [
      await ask('PATCH', `/crm/v3/objects/deals/${flagship}`),
      await ask('GET', '/crm/v3/objects/contacts'),
      await ask('GET', '/crm/v3/owners'),
    ];
    for (const response of refused)
      expect([response.status, (await response.json()).category]).toEqual([403, 'MISSING_SCOPES']);
  });

  it('is needed for every call to the CRM', async () => {
    const standIn = await openStandIn();
    for (const headers of [{}, { authorization: 'Bearer nobody' }, { authorization: 'Basic eDp5' }]) {
      const response = await fetch(`${standIn.url}/crm/v3/objects/deals`, { headers });
      expect([response.status, (await response.json()).category]).toEqual([401, 'INVALID_AUTHENTICATION']);
    }
  });
});
