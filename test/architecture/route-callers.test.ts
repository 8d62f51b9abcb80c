import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '#domain/shared/permission.ts';
import { routes } from '#http/routes.ts';
import { requestsFor } from '#test/support/fill-request.ts';
import { enrol } from '#test/support/people.ts';
import { type Caller, openScene, type Scene } from '#test/support/scene.ts';

const everybody = ['rep', 'sales_ops', 'admin', 'auditor'];
const deciding = ['rep', 'sales_ops', 'admin'];
const overseeing = ['sales_ops', 'admin', 'auditor'];
const agents = ['agent'];

/** Who may what, written out by hand: a role that gets wider, or a route that comes along, is decided on here too. */
const matrix: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/sources': agents,
  'POST /v1/suggestions': agents,
  'GET /v1/suggestions/:id': agents,
  'GET /v1/fields': [...agents, 'agent with a key for fields only'],
  'GET /api/records/:crm/:objectType/:recordId/review': everybody,
  'POST /api/records/waiting': everybody,
  'GET /api/queue': ['sales_ops', 'admin'],
  'GET /api/queue/choices': ['sales_ops', 'admin'],
  'GET /api/queue/groups': ['sales_ops', 'admin'],
  'POST /api/batches': ['sales_ops', 'admin'],
  'GET /api/batches': ['sales_ops', 'admin'],
  'GET /api/batches/:id': ['sales_ops', 'admin'],
  'GET /api/batches/:id/items': ['sales_ops', 'admin'],
  'POST /api/batches/:id/confirm': ['sales_ops', 'admin'],
  'POST /api/batches/:id/steer': ['sales_ops', 'admin'],
  'POST /api/batches/:id/samples/:position/open': ['sales_ops', 'admin'],
  'POST /api/batches/:id/retry': ['sales_ops', 'admin'],
  'POST /api/batches/:id/undo': ['sales_ops', 'admin'],
  'POST /api/suggestions/:id/accept': deciding,
  'POST /api/suggestions/:id/reject': deciding,
  'POST /api/suggestions/:id/undo': deciding,
  'POST /api/suggestions/:id/reopen': deciding,
  'POST /api/suggestions/:id/release': deciding,
  'POST /api/suggestions/:id/keep': deciding,
  'GET /api/sources/:id': everybody,
  'GET /api/events': overseeing,
  'GET /api/policy': everybody,
  'GET /api/policies': everybody,
  'POST /api/policies': ['admin'],
  'GET /api/policies/:version': everybody,
  'GET /api/policies/:from/differences/:to': everybody,
  'POST /api/policies/check': overseeing,
  'GET /api/fields': overseeing,
  'GET /api/policy-draft': overseeing,
  'POST /api/policy-draft': ['admin'],
  'POST /api/policy-draft/from-version': ['admin'],
  'POST /api/policy-draft/discard': ['admin'],
  'GET /api/policy-draft/proposal': ['admin'],
  'POST /api/policy-draft/replay': ['admin'],
  'POST /api/policy-draft/publish': ['admin'],
  'GET /api/agents': overseeing,
  'POST /api/agents': ['admin'],
  'GET /api/agents/:agentId/keys': overseeing,
  'POST /api/agents/:agentId/keys': ['admin'],
  'POST /api/agents/:agentId/keys/:keyId/rotate': ['admin'],
  'DELETE /api/agent-keys/:id': ['admin'],
  'GET /api/settings': everybody,
  'GET /api/inventory': overseeing,
  'GET /api/access/permission-set': overseeing,
  'GET /api/access/drift': overseeing,
  'GET /api/pauses': everybody,
  'POST /api/pauses': ['sales_ops', 'admin'],
  'DELETE /api/pauses/:id': ['sales_ops', 'admin'],
  'GET /api/people': overseeing,
  'GET /api/people/groups': ['admin'],
  'POST /api/people/:personId/role': ['admin'],
  'POST /api/people/me/sign-out': everybody,
  'POST /api/people/:personId/sign-out': ['admin'],
  'POST /api/people/rules': ['admin'],
  'DELETE /api/people/rules/:ruleId': ['admin'],
  'GET /api/privacy': overseeing,
  'POST /api/privacy/retention': ['admin'],
  'POST /api/privacy/erasures': ['admin'],
  'GET /api/connection': overseeing,
  'POST /api/connection/check': ['admin'],
  'POST /api/connection/end': ['admin'],
  'POST /api/connections/own': deciding,
  'DELETE /api/connections/own': deciding,
  'GET /api/connections/host-certificates': ['admin'],
  'POST /api/connections/host-certificates': ['admin'],
  'DELETE /api/connections/host-certificates/:fingerprint': ['admin'],
};

let scene: Scene;
let narrowKey: { token: string };
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
  const request = { may: ['field.list'] };
  const issued = await scene.call<{ key: string }>('admin', 'POST', `/api/agents/${scene.agent.id}/keys`, request);
  narrowKey = { token: issued.body.key };
});
afterAll(() => scene.close());

/** People anew for each request: some end the session that they are made with. */
const callers: readonly (readonly [string, () => Promise<Caller>])[] = [
  ['nobody', async () => 'nobody'],
  ['agent', async () => 'agent'],
  ['agent with a key for fields only', async () => narrowKey],
  ...roles.map((role) => [role, () => enrol(scene, role)] as const),
];

const unknown: Readonly<Record<string, string>> = {
  uuid: '7f1f6c3e-5a4b-4c3d-8e2f-000000000000',
  hex64: 'a'.repeat(64),
  recordId: '1',
  accountId: '12345',
  groupId: '12345',
  seq: '1',
};
const unknownId = (kind: string) => fc.constant(unknown[kind] ?? `${kind}_${'0'.repeat(26)}`);

describe('every route', () => {
  it('stands in the list of who may what', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(Object.keys(matrix).toSorted());
  });

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s is for those, and for nobody else, whatever well-formed they send',
    async (name, route) => {
      const [request] = fc.sample(requestsFor(route, unknownId), { numRuns: 1, seed: 11 });
      const turnedAway: Record<string, unknown> = {};
      for (const [who, present] of callers) {
        const answer = await scene.call<{ code?: string }>(
          await present(),
          route.method,
          request?.target ?? '',
          request?.body,
        );
        expect(answer.status, `${who}: ${JSON.stringify(answer.body)}`).toBeLessThan(500);
        if (answer.status === 401 || answer.status === 403) turnedAway[who] = [answer.status, answer.body.code];
      }
      const others = callers.map(([who]) => who).filter((who) => !(matrix[name] ?? []).includes(who));
      const refused = (who: string) => (who === 'nobody' ? [401, 'unauthenticated'] : [403, 'forbidden']);
      expect(turnedAway).toEqual(Object.fromEntries(others.map((who) => [who, refused(who)])));
    },
  );
});
