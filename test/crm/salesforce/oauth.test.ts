import { describe, expect, it, onTestFinished } from 'vitest';
import { authorizeUrl, clientCredentialsGrant, exchangeCode, refreshGrant } from '#crm/salesforce/oauth.ts';
import { type ScriptedAnswer, scriptedServer } from '#test/crm/scripted-server.ts';

const organization = '00DFw0000004310MAA';
const user = '005Fw0000000001IAA';

/** A token endpoint that gives one answer; a function is handed the server's own address. */
async function endpoint(answer: ScriptedAnswer | ((url: string) => ScriptedAnswer), timeoutMs = 10_000) {
  const server: Awaited<ReturnType<typeof scriptedServer>> = await scriptedServer(() =>
    typeof answer === 'function' ? answer(server.url) : answer,
  );
  onTestFinished(server.close);
  let at = 1_000_000;
  const app = {
    loginUrl: server.url,
    clientId: 'the client',
    clientSecret: 'the secret',
    // Each look at the clock finds a minute gone.
    now: () => {
      at += 60_000;
      return at - 60_000;
    },
    timeoutMs,
  };
  return { app, url: server.url, seen: server.seen };
}

function token(url: string, more: Readonly<Record<string, unknown>> = {}): ScriptedAnswer {
  const id = `https://login.salesforce.com/id/${organization}/${user}`;
  const scope = 'api refresh_token';
  return { body: { access_token: '00D!access', refresh_token: 'r-2', instance_url: `${url}/`, id, scope, ...more } };
}

const form = (text = '') => Object.fromEntries(new URLSearchParams(text));

describe("Salesforce's OAuth", () => {
  it('sends a person to sign in with our id, state and the hash of a secret (PKCE)', async () => {
    const { app } = await endpoint({});
    const url = new URL(
      authorizeUrl(app, {
        state: 'a&b',
        redirectUri: 'https://f.example/cb',
        codeChallenge: 'hash',
        purpose: 'install',
      }),
    );
    expect(`${url.origin}${url.pathname}`).toBe(`${app.loginUrl}/services/oauth2/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'the client',
      redirect_uri: 'https://f.example/cb',
      scope: 'api refresh_token openid',
      state: 'a&b',
      code_challenge: 'hash',
      code_challenge_method: 'S256',
    });
  });

  it('exchanges a code for a person’s grant, with every secret in the body and none in the address', async () => {
    const { app, url, seen } = await endpoint(token);
    const grant = await exchangeCode(app, { code: 'c+1', redirectUri: 'https://f.example/cb', codeVerifier: 'v' });
    expect(grant).toEqual({
      accountId: organization,
      userId: user,
      apiUrl: url,
      accessToken: '00D!access',
      refreshToken: 'r-2',
      // From before the request on: a slow answer must not make it look fresher.
      expiresAt: new Date(1_000_000 + 15 * 60_000),
      scopes: ['api', 'refresh_token'],
    });
    expect(seen.map(({ method, path }) => [method, path])).toEqual([['POST', '/services/oauth2/token']]);
    expect(form(seen[0]?.text)).toEqual({
      grant_type: 'authorization_code',
      code: 'c+1',
      redirect_uri: 'https://f.example/cb',
      code_verifier: 'v',
      client_id: 'the client',
      client_secret: 'the secret',
    });
  });

  it('keeps the standing refresh token when a refresh brings none, and takes the new one when it does', async () => {
    const same = await endpoint((url) => token(url, { refresh_token: undefined }));
    expect(await refreshGrant(same.app, same.url, 'r-1')).toMatchObject({ refreshToken: 'r-1' });
    expect(form(same.seen[0]?.text)).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'r-1' });
    const rotated = await endpoint(token);
    expect(await refreshGrant(rotated.app, rotated.url, 'r-1')).toMatchObject({ refreshToken: 'r-2' });
  });

  it('has the integration user’s access without a refresh token, in the name of the app alone', async () => {
    const { app, url, seen } = await endpoint((at) => token(at, { refresh_token: undefined, scope: undefined }));
    expect(await clientCredentialsGrant(app, url)).toMatchObject({ refreshToken: '', scopes: [] });
    expect(form(seen[0]?.text)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'the client',
      client_secret: 'the secret',
    });
  });

  it('sends our secret to no address that is not Salesforce’s', async () => {
    const { app } = await endpoint(token);
    const other = await endpoint(token);
    await expect(clientCredentialsGrant(app, other.url)).rejects.toThrow('not trusted');
    await expect(refreshGrant(app, 'https://salesforce.com.evil.example', 'r')).rejects.toThrow('not trusted');
    expect(other.seen).toEqual([]);
  });
});

describe('a refusal of the token endpoint', () => {
  it.each([
    [400, 'invalid_client', 'configuration'],
    [400, 'invalid_client_id', 'configuration'],
    [401, 'invalid_client_credentials', 'configuration'],
    [400, 'redirect_uri_mismatch', 'configuration'],
    [400, 'unsupported_grant_type', 'configuration'],
    [400, 'invalid_app_access', 'configuration'],
    [400, 'invalid_scope', 'configuration'],
    [400, 'invalid_grant', 'revoked'],
    [400, 'inactive_user', 'revoked'],
    [400, 'inactive_org', 'revoked'],
    [400, 'access_denied', 'revoked'],
  ])('%i %s is access that is lost: %s', async (status, error, reason) => {
    const { app, url } = await endpoint({ status, body: { error, error_description: 'some words' } });
    await expect(refreshGrant(app, url, 'r')).rejects.toMatchObject({
      code: 'crm_access_lost',
      facts: { reason, said: error },
    });
  });

  it.each<[string, ScriptedAnswer | ((url: string) => ScriptedAnswer)]>([
    ['a bare 401', { status: 401 }],
    ['an unknown word', { status: 400, body: { error: 'new_word' } }],
    ['a word that is none', { status: 400, body: { error: 7 } }],
    ['429', { status: 429, body: { error: 'invalid_grant' } }],
    ['a 503 page', { status: 503, body: '<html>invalid_grant</html>' }],
    ['a redirect', { status: 307, headers: { location: '/elsewhere' } }],
    ['a broken connection', 'drop'],
    ['an endless answer', { body: 'x'.repeat(300_000) }],
    ['no token', (url) => token(url, { access_token: '' })],
    ['an address that is not Salesforce’s', () => token('https://evil.example')],
    ['no organization', (url) => token(url, { id: 'https://login.salesforce.com/id/acme/maya' })],
    ['no identity', (url) => token(url, { id: 'acme' })],
  ])('or an answer with %s is a passing fault, never a revocation, and is not asked twice', async (_, answer) => {
    const { app, url, seen } = await endpoint(answer);
    await expect(refreshGrant(app, url, 'r')).rejects.toMatchObject({ code: 'crm_unreachable' });
    expect(seen).toHaveLength(1);
  });

  it('is not waited for longer than the app says', async () => {
    const { app, url } = await endpoint('stall', 50);
    await expect(clientCredentialsGrant(app, url)).rejects.toMatchObject({ code: 'crm_unreachable' });
  });

  it('never brings a secret into a message', async () => {
    const body = { error: 'invalid_grant', error_description: 'token r-very-hidden of the secret expired' };
    const { app, url } = await endpoint({ status: 400, body });
    const fault = await refreshGrant(app, url, 'r-very-hidden').catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'crm_access_lost' });
    expect(JSON.stringify([(fault as Error).message, fault])).not.toMatch(/hidden|the secret/);
  });
});
