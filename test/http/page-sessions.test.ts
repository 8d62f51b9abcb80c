import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewReply } from '#contract/review.ts';
import { Fault } from '#domain/shared/fault.ts';
import { openScene, portalId, type Scene } from '#test/support/scene.ts';

interface SessionAnswer {
  token: string;
  expiresAt: string;
  person: { id: string; name: string; role: string };
}

let scene: Scene;
let clock = Date.parse('2026-11-23T09:00:00Z');
beforeAll(async () => {
  scene = await openScene({
    withWorker: false,
    now: () => new Date(clock),
    // A CRM that vouches for whom the text names: what is tested is what we make of its word.
    pageProofs: () => [
      {
        crm: 'hubspot',
        assertion: async (text) => {
          const [userId = '', proofId = '', minutes = '2'] = text.split('/');
          if (userId === 'forged') throw new Fault('unauthenticated', 'The signature is not valid.');
          const user = { crm: 'hubspot', accountId: String(portalId), userId, email: 'new.person@corvane.example' };
          return { user, proofId, expiresAt: new Date(clock + Number(minutes) * 60_000) };
        },
      },
    ],
  });
});
afterAll(() => scene.close());

const open = (assertion: string, crm = 'hubspot') =>
  scene.call<SessionAnswer>('nobody', 'POST', '/api/sessions', { crm, assertion });
const rep = () => String(scene.crm.people.find(({ role }) => role === 'rep')?.userId);
const look = (token: string) => scene.call<ReviewReply>({ token }, 'GET', '/api/records/hubspot/deals/500001/review');

describe('a session of a CRM page', () => {
  it('is opened for the person whom the CRM vouches for, and for nobody else', async () => {
    const { status, body, headers } = await open(`${rep()}/p-1`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    const review = await look(body.token);
    expect(review.body.person).toMatchObject({ id: body.person.id, role: 'rep' });
    expect(Date.parse(body.expiresAt)).toBe(clock + 15 * 60_000);
  });

  it('is opened once for one proof, also when two come at the same moment', async () => {
    const answers = await Promise.all([open(`${rep()}/p-2`), open(`${rep()}/p-2`)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect((await open(`${rep()}/p-2`)).status).toBe(401);
  });

  it('is refused for a proof that the CRM did not make, an old one, another CRM and a wrong shape', async () => {
    expect((await open('forged/p-3')).status).toBe(401);
    expect((await open(`${rep()}/p-4/-1`)).status).toBe(401);
    expect((await open(`${rep()}/p-5`, 'pipedrive')).status).toBe(401);
    for (const body of [
      {},
      { crm: 'hubspot' },
      { crm: 'hubspot', assertion: 'a', code: 'b' },
      { crm: 'hubspot', userId: 1 },
    ]) {
      const answer = await scene.call('nobody', 'POST', '/api/sessions', body);
      expect(answer).toMatchObject({ status: 400, type: expect.stringContaining('application/problem+json') });
    }
  });

  it('ends after fifteen minutes unless it is renewed, and after a working day in any case', async () => {
    const begun = clock;
    const first = await open(`${rep()}/p-6`);
    let { token } = first.body;
    clock += 16 * 60_000;
    expect((await look(token)).status).toBe(401);
    expect((await scene.call({ token }, 'POST', '/api/sessions/renew')).status).toBe(401);
    token = (await open(`${rep()}/p-7`)).body.token;
    const proved = clock;
    for (;;) {
      clock += 14 * 60_000;
      const renewed = await scene.call<SessionAnswer>({ token }, 'POST', '/api/sessions/renew');
      if (renewed.status !== 200) break;
      expect(Date.parse(renewed.body.expiresAt)).toBeLessThanOrEqual(proved + 8 * 3_600_000);
      token = renewed.body.token;
    }
    expect(clock - proved).toBeGreaterThan(7.5 * 3_600_000);
    expect(clock - begun).toBeLessThan(9 * 3_600_000);
    expect((await look(token)).status).toBe(401);
  });

  it('cannot be renewed with an agent key, or with nothing', async () => {
    expect((await scene.call('agent', 'POST', '/api/sessions/renew')).status).toBe(401);
    expect((await scene.call('nobody', 'POST', '/api/sessions/renew')).status).toBe(401);
  });

  it('starts somebody new as a rep', async () => {
    expect((await open('77777/p-8')).body.person).toMatchObject({ role: 'rep', name: 'new.person' });
  });
});

describe('the people’s API', () => {
  it('answers pages of any origin, an opaque one included, but never takes credentials along', async () => {
    const preflight = await fetch(`${scene.url}/api/sessions`, {
      method: 'OPTIONS',
      headers: {
        origin: 'null',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await fetch(`${scene.url}/api/records/hubspot/deals/1/review`, { headers: { origin: 'null' } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('leaves the agents’ API to programs', async () => {
    const answer = await fetch(`${scene.url}/v1/fields`, { headers: { origin: 'https://elsewhere.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
