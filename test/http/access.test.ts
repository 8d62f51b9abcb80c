import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, permissionsOf, roles } from '#domain/shared/permission.ts';
import { routes } from '#http/routes.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileSource, review } from '#test/support/filing.ts';
import { enrol, enrolNeighbour, registerAgent } from '#test/support/people.ts';
import { asOwner, type Caller, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
let callers: Record<string, Caller>;
beforeAll(async () => {
  scene = await openScene();
  callers = {
    nobody: 'nobody',
    agent: 'agent',
    rep: 'rep',
    sales_ops: 'sales_ops',
    admin: 'admin',
    auditor: await enrol(scene, 'auditor'),
  };
});
afterAll(() => scene.close());

const someId = '00000000000000000000000000';
const prefixes: Record<string, string> = {
  agents: 'agt',
  keys: 'key',
  sources: 'src',
  pauses: 'pau',
  people: 'per',
  rules: 'rul',
  suggestions: 'sug',
};

/** An address of the right shape that names nothing. */
function addressOf(path: string): string {
  const record = { ':crm': 'hubspot', ':objectType': 'deals', ':recordId': '1', ':fingerprint': 'a'.repeat(64) };
  return path
    .split('/')
    .map((step, index, steps) => {
      if (!step.startsWith(':')) return step;
      return record[step as keyof typeof record] ?? `${prefixes[steps[index - 1] ?? ''] ?? 'sug'}_${someId}`;
    })
    .join('/');
}

/** Who holds each permission, written down a second time so that a slip in the product's table shows. */
const holders: Record<Permission, readonly string[]> = {
  'suggestion.file': ['agent'],
  'source.file': ['agent'],
  'field.list': ['agent'],
  'suggestion.read_own': ['agent'],
  'suggestion.read': ['rep', 'sales_ops', 'admin', 'auditor'],
  'suggestion.read_sensitive': ['sales_ops', 'admin'],
  'suggestion.decide': ['rep', 'sales_ops', 'admin'],
  'suggestion.release': ['rep', 'sales_ops', 'admin'],
  'batch.approve': ['sales_ops', 'admin'],
  'source.read': ['rep', 'sales_ops', 'admin', 'auditor'],
  'event.read': ['sales_ops', 'admin', 'auditor'],
  'policy.read': ['rep', 'sales_ops', 'admin', 'auditor'],
  'policy.read_draft': ['sales_ops', 'admin', 'auditor'],
  'policy.publish': ['admin'],
  'agent.read': ['sales_ops', 'admin', 'auditor'],
  'agent.manage': ['admin'],
  'pause.read': ['rep', 'sales_ops', 'admin', 'auditor'],
  'pause.set': ['sales_ops', 'admin'],
  'connection.read': ['sales_ops', 'admin', 'auditor'],
  'connection.manage': ['admin'],
  'person.read': ['sales_ops', 'admin', 'auditor'],
  'person.manage': ['admin'],
  'session.own': ['rep', 'sales_ops', 'admin', 'auditor'],
  'privacy.read': ['sales_ops', 'admin', 'auditor'],
  'privacy.manage': ['admin'],
};

describe('every route', () => {
  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s lets in exactly those whose role includes it',
    async (_, route) => {
      const statuses: Record<string, number> = {};
      const expected: Record<string, number> = {};
      for (const [name, caller] of Object.entries(callers)) {
        // A body that no route takes: whoever may call is told about the mistake, and nothing happens.
        const body = route.body === undefined ? undefined : { noRouteTakesThis: true };
        const answer = await scene.call(caller, route.method, addressOf(route.path), body);
        statuses[name] = answer.status;
        const mayCall = holders[route.permission].includes(name);
        expected[name] = name === 'nobody' ? 401 : mayCall ? answer.status : 403;
        if (mayCall) expect([200, 400, 404]).toContain(answer.status);
        if (answer.status >= 400) expect(answer.type).toContain('application/problem+json');
      }
      expect(statuses).toEqual(expected);
    },
  );

  it('asks for a permission that no agent holds when it is for people, and the other way round', () => {
    const ofAgents = permissionsOf({ kind: 'agent' });
    for (const route of routes) {
      expect(ofAgents.includes(route.permission)).toBe(route.caller === 'agent');
      expect(route.path.startsWith(route.caller === 'agent' ? '/v1/' : '/api/')).toBe(true);
    }
    for (const role of roles) {
      expect(permissionsOf({ kind: 'person', role }).filter((one) => ofAgents.includes(one))).toEqual([]);
    }
  });
});

describe('a credential', () => {
  const refused = { status: 401, body: { code: 'unauthenticated' } };

  it('that is not one, or another’s in part, is refused with one and the same answer', async () => {
    const token = scene.token('admin');
    const agentKey = scene.token('agent');
    const [head = '', id = '', secret = ''] = token.split('.');
    const otherSecret = agentKey.split('.')[2] ?? '';
    const wrong = [
      '',
      'x',
      head,
      `${head}.${id}`,
      `${head}.${id}.${secret}0`,
      `${head}.${id}.${secret.slice(1)}`,
      `${head}.${id}.${secret.toUpperCase()}`,
      `${head}.${id}.${'0'.repeat(64)}`,
      `${head}.${id}.${otherSecret}`,
      `${head.replace('fws', 'fwk')}.${id}.${secret}`,
      `fws_${Buffer.from('hubspot.770077').toString('base64url')}.${id}.${secret}`,
      `fws_${Buffer.from("hubspot.1' or '1'='1").toString('base64url')}.${id}.${secret}`,
      `${head}.ses_${someId}.${secret}`,
      `${token} ${token}`,
      'x'.repeat(5_000),
    ];
    const details = new Set<unknown>();
    for (const one of wrong.slice(3, 13)) {
      const answer = await scene.call<{ detail: string }>({ token: one }, 'GET', '/api/policy');
      expect(answer).toMatchObject(refused);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      details.add(answer.body.detail);
    }
    expect(details.size).toBe(1);
    for (const one of wrong) expect(await scene.call({ token: one }, 'GET', '/api/policy')).toMatchObject(refused);
  });

  it('of another scheme, or in the address or a cookie, counts for nothing', async () => {
    const token = scene.token('admin');
    for (const headers of [
      { authorization: `Basic ${token}` },
      { authorization: token },
      { cookie: `token=${token}` },
    ]) {
      expect((await fetch(`${scene.url}/api/policy`, { headers })).status).toBe(401);
    }
    expect((await fetch(`${scene.url}/api/policy?access_token=${token}`)).status).toBe(401);
  });

  it('of a session that has ended or was revoked is refused', async () => {
    for (const change of [`expires_at = now() - interval '1 second'`, 'revoked_at = now()']) {
      const ended = await enrol(scene, 'admin');
      expect((await scene.call(ended, 'GET', '/api/policy')).status).toBe(200);
      await asOwner(scene, `update session set ${change} where id = $1`, [ended.token.split('.')[1]]);
      expect(await scene.call(ended, 'GET', '/api/policy')).toMatchObject(refused);
    }
  });

  it('is kept as a hash only', async () => {
    const secret = scene.token('admin').split('.')[2] ?? '';
    const rows = await asOwner<{ token_hash: string }>(scene, 'select token_hash from session');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ token_hash }) => /^[0-9a-f]{64}$/.test(token_hash) && token_hash !== secret)).toBe(true);
  });
});

describe('a company next door', () => {
  it('gets for our ids what it gets for ids that do not exist', async () => {
    const admin = await enrolNeighbour(scene, 'admin');
    const agent = await registerAgent(scene, { as: admin });
    const one = await fileAndLook(scene, { record: dealAt(scene, 20) });
    const sourceId = await fileSource(scene);
    const pause = await scene.call<{ id: string }>('admin', 'POST', '/api/pauses', {
      agentId: `agt_${someId}`,
      reason: 'Nobody',
    });
    const attempts: [Caller, string, string, string][] = [
      [admin, 'GET', '/api/sources/', sourceId],
      [agent, 'GET', '/v1/suggestions/', one.id],
      [admin, 'DELETE', '/api/pauses/', pause.body.id],
    ];
    for (const [who, method, path, id] of attempts) {
      const ours = await scene.call<{ detail: string }>(who, method, `${path}${id}`);
      const none = await scene.call<{ detail: string }>(who, method, `${path}${id.slice(0, 4)}${someId}`);
      expect(ours.status).toBe(404);
      expect(ours.body.detail).toBe(none.body.detail);
    }
    expect((await decide(scene, admin, one.id, 'accept', acceptBody(one))).status).toBe(404);
    const events = await scene.call<{ events: { suggestionId: string | null }[] }>(
      admin,
      'GET',
      '/api/events?limit=200',
    );
    expect(events.body.events.some(({ suggestionId }) => suggestionId === one.id)).toBe(false);
    expect((await scene.call<{ agents: unknown[] }>(admin, 'GET', '/api/agents')).body.agents).toHaveLength(1);
    expect((await scene.call<{ pauses: unknown[] }>(admin, 'GET', '/api/pauses')).body.pauses).toEqual([]);
    expect((await scene.call(admin, 'GET', '/api/policy')).status).toBe(404);
    expect((await review(scene, dealAt(scene, 20))).open).toHaveLength(1);
  });

  it('cannot read our records through the CRM connection that we have', async () => {
    const admin = await enrolNeighbour(scene, 'admin');
    const path = `/api/records/hubspot/deals/${dealAt(scene, 21).recordId}/review`;
    expect(await scene.call(admin, 'GET', path)).toMatchObject({ status: 409, body: { code: 'crm_not_connected' } });
  });
});
