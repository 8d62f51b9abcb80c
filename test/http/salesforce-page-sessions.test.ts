import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewReply } from '#contract/review.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';

interface SessionAnswer {
  token: string;
  person: { name: string; role: string };
}

let scene: OrgScene;
beforeAll(async () => {
  scene = await openOrgScene({ pages: true });
});
afterAll(() => scene.close());

const userOf = (firstName: string) => scene.org.people.find((one) => one.firstName === firstName)?.userId ?? '';
const open = (body: object) =>
  scene.call<SessionAnswer>('nobody', 'POST', '/api/sessions', { crm: 'salesforce', ...body });
const apex = (claims: object = {}, firstName = 'Maya') =>
  scene.org.signAsApex({ audience: scene.url, ...claims }, userOf(firstName));

describe('a token that the organization’s Apex code signed', () => {
  it('opens a session of that very person, once', async () => {
    const assertion = await apex();
    const { status, body } = await open({ assertion });
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ name: 'Maya Lindqvist', role: 'rep' });
    const { objectType, recordId } = scene.org.flagship;
    const review = await scene.call<ReviewReply>(
      body,
      'GET',
      `/api/records/salesforce/${objectType}/${recordId}/review`,
    );
    expect(review.body.person.name).toBe('Maya Lindqvist');
    expect((await open({ assertion })).status).toBe(401);
  });

  it('is refused for another audience, after its time, and when its life is too long', async () => {
    expect((await open({ assertion: await apex({ audience: 'https://elsewhere.example' }) })).status).toBe(401);
    const late = await apex({ validitySeconds: 30 });
    scene.later(90_000);
    expect((await open({ assertion: late })).status).toBe(401);
  });

  it('is refused when signed by a key that this account does not trust, or with no key at all', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forged = (alg: string, key: Parameters<SignJWT['sign']>[0], issuer = scene.org.organizationId) =>
      new SignJWT({})
        .setProtectedHeader({ alg })
        .setIssuer(issuer)
        .setSubject(userOf('Ruth'))
        .setAudience(scene.url)
        .setJti('forged-1234')
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(key);
    expect((await open({ assertion: await forged('RS256', privateKey) })).status).toBe(401);
    // The public key is known to everybody: as the secret of a symmetric signature it must prove nothing.
    const publicKey = Buffer.from(scene.org.orgCertificate);
    expect((await open({ assertion: await forged('HS256', publicKey) })).status).toBe(401);
    expect((await open({ assertion: await forged('RS256', privateKey, '00D000000000999AAA') })).status).toBe(401);
    const [header, payload] = (await apex()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    expect((await open({ assertion: `${none}.${payload}.` })).status).toBe(401);
    expect((await open({ assertion: `${header}.${payload}.AAAA` })).status).toBe(401);
    expect((await open({ assertion: 'not a token' })).status).toBe(401);
  });

  it('is refused once an admin trusts its certificate no longer', async () => {
    const listed = await scene.call<{ certificates: { fingerprint: string }[] }>(
      'admin',
      'GET',
      '/api/connections/host-certificates',
    );
    const [certificate] = listed.body.certificates;
    const path = `/api/connections/host-certificates/${certificate?.fingerprint}`;
    expect((await scene.call('rep', 'DELETE', path)).status).toBe(403);
    expect((await scene.call('admin', 'DELETE', path)).status).toBe(200);
    expect((await open({ assertion: await apex() })).status).toBe(401);
    const pem = scene.org.orgCertificate;
    expect((await scene.call('admin', 'POST', '/api/connections/host-certificates', { pem })).status).toBe(200);
    expect((await open({ assertion: await apex() })).status).toBe(200);
    expect((await scene.call('admin', 'POST', '/api/connections/host-certificates', { pem: 'x' })).status).toBe(400);
  });
});

describe('a Canvas request', () => {
  const { recordId } = { recordId: () => scene.org.flagship.recordId };
  const signed = (firstName = 'Maya') =>
    scene.org.canvasSignedRequest({
      userId: userOf(firstName),
      parameters: { recordId: recordId(), objectApiName: 'Opportunity' },
      canvasUrl: `${scene.url}/hosts/salesforce/canvas`,
    });
  const land = (signedRequest: string) =>
    fetch(`${scene.url}/hosts/salesforce/canvas`, {
      method: 'POST',
      body: new URLSearchParams({ signed_request: signedRequest }),
    });
  const startIn = (html: string) =>
    JSON.parse(/<script type="application\/json" id="fieldward-start">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}') as {
      canvas?: { code: string; recordId: string };
    };

  it('gets a page with a code for one session, and never Salesforce’s own token', async () => {
    const request = signed();
    const answer = await land(request);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors');
    const html = await answer.text();
    const envelope = JSON.parse(Buffer.from(request.split('.')[1] ?? '', 'base64').toString()) as {
      client: { oauthToken: string };
    };
    expect(html).not.toContain(envelope.client.oauthToken);
    const { canvas } = startIn(html);
    expect(canvas?.recordId).toBe(recordId());
    const session = await open({ code: canvas?.code });
    expect(session.body.person.name).toBe('Maya Lindqvist');
    expect((await open({ code: canvas?.code })).status).toBe(401);
  });

  it('is good for one landing', async () => {
    const request = signed();
    expect((await land(request)).status).toBe(200);
    expect((await land(request)).status).toBe(401);
  });

  it('is refused when it was changed, signed with another secret, or carries a dead token', async () => {
    const [signature, envelope = ''] = signed().split('.');
    const other = Buffer.from(envelope, 'base64').toString().replaceAll(userOf('Maya'), userOf('Ruth'));
    const changed = Buffer.from(other).toString('base64');
    expect((await land(`${signature}.${changed}`)).status).toBe(401);
    const forged = createHmac('sha256', 'guess').update(changed).digest('base64');
    expect((await land(`${forged}.${changed}`)).status).toBe(401);
    expect((await land('nonsense')).status).toBe(401);
    const old = signed();
    await fetch(`${scene.org.url}/sandbox-control/tokens/expire`, { method: 'POST' });
    expect((await land(old)).status).toBe(401);
  });

  it('gives codes that end after a minute and cannot be made elsewhere', async () => {
    const { canvas } = startIn(await (await land(signed())).text());
    scene.later(61_000);
    expect((await open({ code: canvas?.code })).status).toBe(401);
    expect((await open({ code: Buffer.from('{}').toString('base64url') })).status).toBe(401);
  });
});
