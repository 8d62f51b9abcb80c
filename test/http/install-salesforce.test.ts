import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OrgScene, openOrgScene } from '#test/support/open-org-scene.ts';

let scene: OrgScene;
beforeAll(async () => {
  scene = await openOrgScene();
});
afterAll(() => scene.close());

const userOf = (firstName: string) => scene.org.people.find((one) => one.firstName === firstName)?.userId ?? '';

/** As this person's browser: our address, Salesforce's page, our callback. */
async function install(userId: string): Promise<Response> {
  const begin = await fetch(`${scene.url}/oauth/salesforce/install`, { redirect: 'manual' });
  const cookie = begin.headers.get('set-cookie')?.split(';')[0] ?? '';
  const authorize = new URL(begin.headers.get('location') ?? '');
  expect(authorize.searchParams.get('code_challenge_method')).toBe('S256');
  authorize.searchParams.set('user', userId);
  const granted = await fetch(authorize, { redirect: 'manual' });
  return fetch(granted.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' });
}

const ticketIn = (html: string) => /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? '';
const name = (ticket: string, pem: string) =>
  fetch(`${scene.url}/oauth/salesforce/certificate`, { method: 'POST', body: new URLSearchParams({ ticket, pem }) });

describe('connecting a Salesforce organization', () => {
  it('is for its admins: whoever else may sign in to the app gets no role by it', async () => {
    for (const firstName of ['Maya', 'Inés']) {
      const answer = await install(userOf(firstName));
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ code: 'forbidden' });
    }
    const { rows } = await scene.owner.query('select role from person where crm_user_id = $1', [userOf('Maya')]);
    expect(rows).toEqual([{ role: 'rep' }]);
  });

  it('again is for Fieldward’s own admins only, even where Salesforce knows others', async () => {
    expect((await install(userOf('Ruth'))).status).toBe(200);
    await scene.owner.query("update person set role = 'auditor' where crm_user_id = $1", [userOf('Ruth')]);
    await scene.owner.query("update person set role = 'admin' where crm_user_id = $1", [userOf('Inés')]);
    expect((await install(userOf('Ruth'))).status).toBe(403);
    await scene.owner.query("update person set role = 'admin' where crm_user_id = $1", [userOf('Ruth')]);
  });

  it('lets that admin name the organization’s certificate on the spot, and work on the command line for an hour', async () => {
    const ticket = ticketIn(await (await install(userOf('Ruth'))).text());
    const trusted = await name(ticket, scene.org.orgCertificate);
    expect(trusted.status).toBe(200);
    expect(await trusted.text()).toContain('Certificate trusted');
    expect((await name(ticket, 'nonsense')).status).toBe(400);
    expect((await name('forged', scene.org.orgCertificate)).status).toBe(401);
    const shown = await fetch(`${scene.url}/oauth/salesforce/session`, {
      method: 'POST',
      body: new URLSearchParams({ ticket }),
    });
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const token = /FIELDWARD_SESSION=(\S+?)</.exec(await shown.text())?.[1] ?? '';
    expect((await scene.call({ token }, 'GET', '/api/policies')).status).toBe(200);
    scene.later(16 * 60_000);
    expect((await name(ticket, scene.org.orgCertificate)).status).toBe(401);
    expect((await scene.call({ token }, 'GET', '/api/policies')).status).toBe(200);
    scene.later(46 * 60_000);
    expect((await scene.call({ token }, 'GET', '/api/policies')).status).toBe(401);
  });
});
