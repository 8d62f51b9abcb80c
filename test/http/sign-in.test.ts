import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureHeaders } from '#sandbox/hubspot/sign-v3.ts';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';
import { appId, clientSecret, openScene, portalId, type Scene } from '#test/support/scene.ts';

let portal: Scene;
let org: OrgScene;
beforeAll(async () => {
  [portal, org] = await Promise.all([openScene({ signed: true, withWorker: false }), openOrgScene()]);
});
afterAll(() => Promise.all([portal?.close(), org?.close()]));

/** As somebody's browser: our address, the CRM's consent page, our callback, and the console's own address. */
async function signIn(url: string, crm: string, userId: string, options: { cookie?: string } = {}) {
  const begin = await fetch(`${url}/oauth/${crm}/sign-in`, { redirect: 'manual' });
  if (begin.status !== 302) throw new Error(await begin.text());
  const authorize = new URL(begin.headers.get('location') ?? '');
  const { scope, code_challenge_method: method } = Object.fromEntries(authorize.searchParams);
  authorize.searchParams.set('user', userId);
  const granted = await fetch(authorize, { redirect: 'manual' });
  const back = granted.headers.get('location') ?? '';
  const cookie = options.cookie ?? begin.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(back, { headers: { cookie }, redirect: 'manual' });
  const place = answer.headers.get('location');
  const fragment = new URLSearchParams(place === null ? '' : new URL(place).hash.slice(1));
  return { answer, back, cookie, scope, method, place, code: fragment.get('code') ?? '' };
}

const adminOfPortal = () => String(portal.crm.people.find(({ role }) => role === 'admin')?.userId);

type Opened = { token: string; person: { role: string; name: string }; code: string };
const exchange = async (scene: Scene | OrgScene, crm: string, code: string) =>
  scene.call<Opened>('nobody', 'POST', '/api/sessions', { crm, code });

describe("signing in with the CRM's own consent page", () => {
  it('of HubSpot opens a session for who signed in, with the role that they have here', async () => {
    const came = await signIn(portal.url, 'hubspot', adminOfPortal());
    expect(came.method).toBe('S256');
    expect(came.answer.status).toBe(303);
    expect(came.place).toMatch(new RegExp(`^${portal.url}/console#crm=hubspot&code=`));
    const before = await portal.call<{ people: unknown[] }>('admin', 'GET', '/api/people');
    const opened = await exchange(portal, 'hubspot', came.code);
    expect(opened.body.person.role).toBe('admin');
    const people = await portal.call<{ people: unknown[] }>({ token: opened.body.token }, 'GET', '/api/people');
    expect(people.body.people).toHaveLength(before.body.people.length);
  });

  it('of Salesforce asks for nothing but who it is, and keeps no access', async () => {
    const maya = org.org.people.find(({ firstName }) => firstName === 'Maya');
    const came = await signIn(org.url, 'salesforce', maya?.userId ?? '');
    expect(came.scope).toBe('openid');
    expect((await exchange(org, 'salesforce', came.code)).body.person.role).toBe('rep');
    const { rows } = await org.owner.query("select holder from connection where holder <> 'account'");
    expect(rows).toEqual([]);
  });

  it('gives a code that is good once, for a minute, and for this CRM only', async () => {
    const user = adminOfPortal();
    const { code } = await signIn(portal.url, 'hubspot', user);
    expect((await exchange(portal, 'salesforce', code)).status).toBe(401);
    expect((await exchange(portal, 'hubspot', code)).status).toBe(200);
    expect((await exchange(portal, 'hubspot', code)).status).toBe(401);
    expect((await exchange(portal, 'hubspot', `${code.slice(0, -2)}AA`)).status).toBe(401);
    const late = await signIn(org.url, 'salesforce', org.org.people[0]?.userId ?? '');
    org.later(61_000);
    expect((await exchange(org, 'salesforce', late.code)).status).toBe(401);
  });

  it('cannot be finished in another browser, nor twice, nor as an install', async () => {
    const user = adminOfPortal();
    const stolen = await signIn(portal.url, 'hubspot', user, { cookie: 'fieldward_oauth=somebody-else' });
    expect(stolen.answer.status).toBe(401);
    const { back, cookie } = await signIn(portal.url, 'hubspot', user);
    expect((await fetch(back, { headers: { cookie }, redirect: 'manual' })).status).not.toBe(303);
    const other = new URL(back);
    other.pathname = '/oauth/salesforce/callback';
    expect((await fetch(other, { headers: { cookie }, redirect: 'manual' })).status).toBe(404);
    other.pathname = '/oauth/hubspot/callback';
    other.searchParams.set('state', `${other.searchParams.get('state')}A`);
    expect((await fetch(other, { headers: { cookie }, redirect: 'manual' })).status).toBe(401);
  });
});

describe('opening the console from inside HubSpot', () => {
  const query = (userId: string) =>
    new URLSearchParams({
      userId,
      portalId: String(portalId),
      userEmail: 'someone@corvane.example',
      appId: String(appId),
    });
  const handOver = async (userId: string, headers: Record<string, string> = {}) => {
    const url = `${portal.url}/api/sessions/handover?${query(userId)}`;
    const signed = signatureHeaders(clientSecret, 'POST', url, '', Date.now());
    const answer = await fetch(url, { method: 'POST', headers: { ...signed, ...headers } });
    return { status: answer.status, body: (await answer.json()) as { url?: string } };
  };

  it('takes the user for whom HubSpot vouches along, once', async () => {
    const admin = portal.crm.people.find(({ role }) => role === 'admin');
    const { body } = await handOver(String(admin?.userId));
    const code = new URLSearchParams(new URL(body.url ?? '').hash.slice(1)).get('code') ?? '';
    expect((await exchange(portal, 'hubspot', code)).body.person.role).toBe('admin');
    expect((await exchange(portal, 'hubspot', code)).status).toBe(401);
  });

  it('is not for sessions and keys, which would live for ever by it', async () => {
    for (const token of [portal.token('admin'), portal.agent.key]) {
      const answer = await portal.call({ token }, 'POST', '/api/sessions/handover');
      expect(answer.status).toBe(403);
    }
    expect((await portal.call('nobody', 'POST', '/api/sessions/handover')).status).toBe(401);
  });
});
