import { afterEach, describe, expect, it } from 'vitest';
import { authorizeUrl, exchangeCode, refreshToken } from '#crm/hubspot/oauth.ts';
import { type ScriptedAnswer, scriptedServer } from '#test/crm/scripted-server.ts';

const token = {
  access_token: 'access-1',
  refresh_token: 'refresh-2',
  expires_in: 1_800,
  hub_id: 34,
  user_id: 12,
  scopes: ['oauth'],
};
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function app(answer: ScriptedAnswer, timeoutMs = 5_000) {
  const server = await scriptedServer(() => answer);
  closers.push(server.close);
  return {
    seen: server.seen,
    app: {
      apiUrl: server.url,
      authorizePage: 'https://app.hubspot.com/oauth/authorize',
      clientId: 'the client',
      clientSecret: 'the secret',
      scopes: ['oauth', 'tickets'],
      now: () => 1_000_000,
      timeoutMs,
    },
  };
}

describe("HubSpot's OAuth", () => {
  it('sends an admin to the install page with our id, scopes, state and the hash of a secret (PKCE)', async () => {
    const { app: ours } = await app({});
    const request = { state: 'a&b', redirectUri: 'https://f.example/cb', codeChallenge: 'hash' };
    const url = new URL(authorizeUrl(ours, request));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'the client',
      redirect_uri: 'https://f.example/cb',
      scope: 'oauth tickets',
      state: 'a&b',
      code_challenge: 'hash',
      code_challenge_method: 'S256',
    });
  });

  it('exchanges a code, with every secret in the body and none in the URL', async () => {
    const { app: ours, seen } = await app({ body: token });
    const grant = await exchangeCode(ours, { code: 'c+1', redirectUri: 'https://f.example/cb', codeVerifier: 'v' });
    expect(grant).toEqual({
      accessToken: 'access-1',
      refreshToken: 'refresh-2',
      expiresAt: new Date(1_000_000 + 1_800_000),
      hubId: '34',
      userId: '12',
      scopes: ['oauth'],
    });
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/oauth/2026-03/token' });
    expect(seen[0]?.contentType).toContain('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(seen[0]?.text))).toEqual({
      grant_type: 'authorization_code',
      code: 'c+1',
      redirect_uri: 'https://f.example/cb',
      code_verifier: 'v',
      client_id: 'the client',
      client_secret: 'the secret',
    });
  });

  it('keeps the standing refresh token when a refresh brings no new one', async () => {
    const { refresh_token: _, user_id: __, ...rest } = token;
    const { app: ours } = await app({ body: rest });
    expect(await refreshToken(ours, 'refresh-1')).toMatchObject({ refreshToken: 'refresh-1', userId: null });
  });

  it.each([
    [400, { error: 'invalid_grant', status: 'BAD_REFRESH_TOKEN' }, 'revoked'],
    [400, { error: 'access_denied', status: 'BAD_HUB' }, 'revoked'],
    [400, { error: 'invalid_grant', status: 'BAD_AUTH_CODE' }, 'revoked'],
    [401, { error: 'invalid_client' }, 'configuration'],
    [400, { status: 'BAD_CLIENT_SECRET' }, 'configuration'],
    [400, { error: 'invalid_grant', status: 'BAD_REDIRECT_URI' }, 'configuration'],
  ])('takes %i %j for access that is lost: %s', async (status, body, reason) => {
    const { app: ours } = await app({ status, body });
    await expect(refreshToken(ours, 'r')).rejects.toMatchObject({ code: 'crm_access_lost', facts: { reason } });
  });

  it.each<[string, ScriptedAnswer]>([
    ['a bare 401', { status: 401 }],
    ['an unknown refusal', { status: 400, body: { error: 'new_word' } }],
    ['429', { status: 429, body: { error: 'invalid_grant' } }],
    ['477', { status: 477 }],
    ['503 with an error page', { status: 503, body: '<html>invalid_grant</html>' }],
    ['a broken connection', 'drop'],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }],
    ['an answer without a token', { body: { ...token, access_token: undefined } }],
    ['an endless answer', { body: 'x'.repeat(300_000) }],
  ])('takes %s for a passing fault, never for a revocation', async (_, answer) => {
    const { app: ours, seen } = await app(answer);
    await expect(refreshToken(ours, 'r')).rejects.toMatchObject({ code: 'crm_unreachable' });
    expect(seen).toHaveLength(1);
  });

  it('gives up when no answer comes in time', async () => {
    const { app: ours } = await app('stall', 50);
    await expect(refreshToken(ours, 'r')).rejects.toMatchObject({ code: 'crm_unreachable' });
  });

  it('never repeats a secret in a message', async () => {
    const body = { status: 'BAD_REFRESH_TOKEN', message: 'refresh token r-very-secret is unknown' };
    const { app: ours } = await app({ status: 400, body });
    const fault = await refreshToken(ours, 'r-very-secret').catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'crm_access_lost' });
    expect(JSON.stringify([(fault as Error).message, fault])).not.toMatch(/secret/);
  });
});
