import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { importSPKI, jwtVerify, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { type Answer, app, openSmallSite, type SmallSite } from './open-small-site.ts';
import { ids } from './small-org.ts';

const [redirectUri = ''] = app.redirectUris;
const verifier = 'v'.repeat(64);
const challenge = createHash('sha256').update(verifier).digest('base64url');

async function authorize(site: SmallSite, changes: Record<string, string | null> = {}) {
  const url = new URL(site.standIn.authorizePage);
  const usual = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    scope: 'api refresh_token openid',
    state: 's1',
    user: ids.ada,
  };
  for (const [name, value] of Object.entries({ ...usual, ...changes })) {
    if (value !== null) url.searchParams.set(name, value);
  }
  const response = await fetch(url, { redirect: 'manual' });
  const location = response.headers.get('location');
  return { status: response.status, text: await response.text(), back: location === null ? null : new URL(location) };
}

async function post(site: SmallSite, form: Record<string, string>, path = '/services/oauth2/token') {
  const body = new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, ...form });
  const response = await fetch(site.standIn.url + path, { method: 'POST', body });
  const text = await response.text();
  const answer: Answer = text === '' ? null : JSON.parse(text);
  return { status: response.status, body: answer };
}

async function codeFor(site: SmallSite, changes: Record<string, string | null> = {}): Promise<string> {
  return (await authorize(site, changes)).back?.searchParams.get('code') ?? '';
}

function codeForm(code: string) {
  return { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
}

test('the web server flow gives tokens of that person, signed with the consumer secret', async () => {
  const site = await openSmallSite();
  const { status, body } = await post(site, codeForm(await codeFor(site)));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    instance_url: site.standIn.url,
    id: `${site.standIn.url}/id/${site.standIn.organizationId}/${ids.ada}`,
    token_type: 'Bearer',
    scope: 'api refresh_token openid',
    refresh_token: expect.stringMatching(/^5Aep861/),
    issued_at: String(site.clock.now().getTime()),
  });
  expect(body.access_token.startsWith(`${site.standIn.organizationId.slice(0, 15)}!`)).toBe(true);
  const signature = createHmac('sha256', app.clientSecret)
    .update(body.id + body.issued_at)
    .digest('base64');
  expect(body.signature).toBe(signature);
  const headers = { authorization: `Bearer ${body.access_token}` };
  const userinfo = await fetch(`${site.standIn.url}/services/oauth2/userinfo`, { headers });
  expect(await userinfo.json()).toMatchObject({
    user_id: ids.ada,
    organization_id: site.standIn.organizationId,
    email: 'ada@corvane.example',
  });
});

test.each([
  [{ client_id: 'other' }, 'client identifier invalid'],
  [{ redirect_uri: `${redirectUri}/../x` }, 'redirect_uri must match configuration'],
  [{ redirect_uri: `${redirectUri}?a=b` }, 'redirect_uri must match configuration'],
  [{ redirect_uri: null }, 'redirect_uri must match configuration'],
])('nothing is sent anywhere for a request with %j', async (changes, words) => {
  const answer = await authorize(await openSmallSite(), changes);
  expect(answer).toMatchObject({ status: 400, back: null });
  expect(answer.text).toContain(words);
});

test.each([
  [{ code_challenge: null }, 'invalid_request'],
  [{ code_challenge_method: 'plain' }, 'invalid_request'],
  [{ response_type: 'token' }, 'unsupported_response_type'],
  [{ scope: 'api chatter_api' }, 'invalid_scope'],
  [{ user: 'nobody' }, 'access_denied'],
])('the app is told about a request with %j', async (changes, error) => {
  const { back } = await authorize(await openSmallSite(), changes);
  expect(back?.searchParams.get('error')).toBe(error);
  expect(back?.searchParams.get('state')).toBe('s1');
  expect(back?.searchParams.get('code')).toBeNull();
});

test('without a person the page offers everybody of the demo', async () => {
  const { status, text } = await authorize(await openSmallSite(), { user: null });
  expect(status).toBe(200);
  expect(text.match(/<a href/g)).toHaveLength(3);
});

test('a code is good once, for fifteen minutes, with its verifier, its address and the secret', async () => {
  const site = await openSmallSite();
  const refusals: [Record<string, string>, string][] = [
    [{ code_verifier: 'w'.repeat(64) }, 'invalid_grant'],
    [{ code_verifier: '' }, 'invalid_grant'],
    [{ redirect_uri: 'http://evil.example' }, 'redirect_uri_mismatch'],
    [{ client_secret: 'wrong' }, 'invalid_client'],
    [{ client_id: 'wrong' }, 'invalid_client_id'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
  ];
  for (const [change, error] of refusals) {
    const refused = await post(site, { ...codeForm(await codeFor(site)), ...change });
    expect(refused).toMatchObject({ status: 400, body: { error } });
  }
  const code = await codeFor(site);
  expect((await post(site, codeForm(code))).status).toBe(200);
  expect((await post(site, codeForm(code))).body).toEqual({
    error: 'invalid_grant',
    error_description: 'expired authorization code',
  });
  const old = await codeFor(site);
  site.clock.advance(15 * 60_000 + 1);
  expect((await post(site, codeForm(old))).body.error).toBe('invalid_grant');
});

test('a refresh token gives sessions until it is revoked, and takes them with it', async () => {
  const site = await openSmallSite();
  const { body: first } = await post(site, codeForm(await codeFor(site)));
  const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
  const { body: second } = await post(site, form);
  expect(second).not.toHaveProperty('refresh_token');
  expect(second.access_token).not.toBe(first.access_token);
  const revoked = await post(site, { token: first.refresh_token }, '/services/oauth2/revoke');
  expect(revoked).toEqual({ status: 200, body: null });
  expect((await post(site, form)).body).toEqual({
    error: 'invalid_grant',
    error_description: 'expired access/refresh token',
  });
  const headers = { authorization: `Bearer ${second.access_token}` };
  const userinfo = await fetch(`${site.standIn.url}/services/oauth2/userinfo`, { headers });
  expect([userinfo.status, await userinfo.text()]).toEqual([403, 'Bad_OAuth_Token']);
});

test('a session ends after its time, and at once when the control says so', async () => {
  const site = await openSmallSite();
  const token = site.tokenOf(ids.ada);
  const call = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${site.standIn.url}/services/data/v66.0/sobjects`, { headers })).status;
  };
  expect(await call()).toBe(200);
  site.clock.advance(7_200_000);
  expect(await call()).toBe(401);
  const other = await site.call('GET', 'sobjects');
  expect(other.status).toBe(200);
  await fetch(`${site.standIn.url}/sandbox-control/tokens/expire`, { method: 'POST' });
  const { body } = await post(site, { token }, '/services/oauth2/introspect');
  expect(body).toEqual({ active: false });
});

test('a token without the api scope cannot call the API', async () => {
  const site = await openSmallSite();
  const { body } = await post(site, codeForm(await codeFor(site, { scope: 'openid' })));
  const headers = { authorization: `Bearer ${body.access_token}` };
  const response = await fetch(`${site.standIn.url}/services/data/v66.0/sobjects`, { headers });
  expect(response.status).toBe(401);
  expect(body).not.toHaveProperty('refresh_token');
});

test('an assertion signed with the registered key speaks for its user, and no other does', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwtBearerKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const site = await openSmallSite({ jwtBearerKey });
  const nowSeconds = site.clock.now().getTime() / 1000;
  const assertion = (changes: Record<string, unknown> = {}, key = privateKey) =>
    new SignJWT({
      iss: app.clientId,
      sub: 'ada@corvane.example',
      aud: site.standIn.url,
      exp: nowSeconds + 120,
      ...changes,
    })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(key);
  const redeem = async (signed: string) =>
    post(site, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: signed });
  const { status, body } = await redeem(await assertion());
  expect(status).toBe(200);
  expect(body.id.endsWith(ids.ada)).toBe(true);
  expect(body).not.toHaveProperty('refresh_token');
  const refused = await Promise.all([
    assertion({}, stranger.privateKey),
    assertion({ exp: nowSeconds - 1 }),
    assertion({ exp: nowSeconds + 600 }),
    assertion({ aud: 'https://elsewhere.example' }),
    assertion({ iss: 'other' }),
    assertion({ sub: 'nobody@corvane.example' }),
    'rubbish',
  ]);
  for (const signed of refused) expect((await redeem(signed)).status).toBe(400);
});

test('Apex signs for the acting user with the key of the organization', async () => {
  const { standIn, clock } = await openSmallSite();
  const token = await standIn.signAsApex(
    { audience: 'https://fieldward.example', recordId: ids.opportunity, objectApiName: 'Opportunity' },
    ids.berta,
  );
  const key = await importSPKI(standIn.orgCertificate, 'RS256');
  const { payload } = await jwtVerify(token, key, { algorithms: ['RS256'], currentDate: clock.now() });
  expect(payload).toMatchObject({
    iss: standIn.organizationId,
    sub: ids.berta,
    aud: 'https://fieldward.example',
    recordId: ids.opportunity,
    objectApiName: 'Opportunity',
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(120);
});

test('Canvas posts an envelope signed with the consumer secret, with a good token of that user', async () => {
  const { standIn } = await openSmallSite();
  const parameters = { recordId: ids.opportunity };
  const signed = standIn.canvasSignedRequest({
    userId: ids.berta,
    parameters,
    canvasUrl: 'https://fieldward.example/canvas',
  });
  const [signature, envelope = ''] = signed.split('.');
  expect(signature).toBe(createHmac('sha256', app.clientSecret).update(envelope).digest('base64'));
  const read: Answer = JSON.parse(Buffer.from(envelope, 'base64').toString());
  expect(read).toMatchObject({
    algorithm: 'HMACSHA256',
    userId: ids.berta,
    client: { instanceUrl: standIn.url },
    context: {
      user: { userId: ids.berta },
      organization: { organizationId: standIn.organizationId },
      environment: { parameters, record: {} },
    },
  });
  const headers = { authorization: `Bearer ${read.client.oauthToken}` };
  const userinfo: Answer = await (await fetch(`${standIn.url}/services/oauth2/userinfo`, { headers })).json();
  expect(userinfo.user_id).toBe(ids.berta);
});
