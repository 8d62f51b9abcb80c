import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Permission, permissionsOf, roles } from '#domain/shared/permission.ts';
import type { Route } from '#http/route.ts';
import { routes } from '#http/routes.ts';
import { type FilledRequest, type IdsOfKind, idKindsOf, requestsFor } from '#test/support/fill-request.ts';
import { signedCall } from '#test/support/fill-tenant.ts';
import { nobodysInstead, openTwoTenants, type TwoTenants, whatIsTheirsIn } from '#test/support/two-tenants.ts';

let two: TwoTenants;
let untouched: Record<string, string>;
let writtenBefore: number;
beforeAll(async () => {
  two = await openTwoTenants({ withoutPolicies: true });
  untouched = await two.fingerprint(two.theirs);
  writtenBefore = two.scene.crm.counters().recordsWritten;
});
afterAll(() => two.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}
type Send = (method: string, request: FilledRequest) => Promise<Answer>;

interface OneOfOurs {
  readonly name: string;
  readonly may: readonly Permission[];
  /** Proves who it is, anew: some requests end the session that they are made with. */
  readonly present: () => Promise<Send>;
}

/** Everybody of ours, each in every way in which they can prove who they are. */
const callers: readonly OneOfOurs[] = [
  ...roles.map((role) => ({
    name: role,
    may: permissionsOf({ kind: 'person', role }),
    present: async (): Promise<Send> => {
      const session = await two.session(two.ours, role);
      return (method, { target, body }) => two.scene.call(session, method, target, body);
    },
  })),
  {
    name: 'an admin for whom HubSpot signs',
    may: permissionsOf({ kind: 'person', role: 'admin' }),
    present:
      async () =>
      (method, { target, body }) =>
        signedCall(two.scene, { method, target, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  },
  {
    name: 'an agent',
    may: permissionsOf({ kind: 'agent' }),
    present:
      async () =>
      (method, { target, body }) =>
        two.scene.call('agent', method, target, body),
  },
];

function idsOf(whose: 'ours' | 'theirs'): IdsOfKind {
  return (kind) => {
    const ids = two.ids[whose].get(kind);
    if (ids === undefined) throw new Error(`no ${kind} among the rows: make one in test/support/fill-tenant.ts`);
    return fc.constantFrom(...ids);
  };
}

/** Theirs where an id stands, alone or with ours in between. */
function requestsWithTheirs(route: Route): fc.Arbitrary<FilledRequest> {
  const mixed: IdsOfKind = (kind) =>
    fc.oneof(
      { weight: 3, arbitrary: idsOf('theirs')(kind) },
      // Beside nothing but the id of a click, or beside nothing at all, ours would be decided on or disconnected.
      { weight: ['sug', 'accountId'].includes(kind) ? 0 : 1, arbitrary: idsOf('ours')(kind) },
    );
  if (idKindsOf(route).size === 0) return requestsFor(route, mixed);
  return requestsFor(route, mixed).filter((request) => namesTheirs(JSON.stringify(request)));
}

function namesTheirs(asked: string): boolean {
  const records = two.ids.theirs.get('recordId') ?? [];
  return whatIsTheirsIn(asked).length > 0 || records.some((id) => asked.includes(id));
}

/** A decision's refusal travels as 200. */
const isRefusal = ({ status, body }: Answer) => status >= 400 || (body as { ok?: boolean }).ok === false;

/** What differs from answer to answer whatever was asked is left out. */
function comparable({ status, body }: Answer): unknown {
  const { requestId: _, ...rest } = body as Record<string, unknown>;
  return { status, body: JSON.parse(nobodysInstead(JSON.stringify(rest))) as unknown };
}

const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('with ids of another company in every place where an id stands', () => {
  it.each(named)(
    '%s tells nothing of theirs, changes nothing of theirs, and answers as if they were nobody’s',
    async (_, route) => {
      const takesIds = idKindsOf(route).size > 0;
      const requests = requestsWithTheirs(route);
      for (const { name, may, present } of callers) {
        const mayCall = may.includes(route.permission);
        const send = await present();
        const check = async (request: FilledRequest) => {
          const asked = JSON.stringify(request);
          const answer = await send(route.method, request);
          const told = `${JSON.stringify([...answer.headers])} ${JSON.stringify(answer.body)}`;
          expect(
            whatIsTheirsIn(told).filter((one) => !asked.includes(one)),
            name,
          ).toEqual([]);
          const statuses = mayCall ? [200, 400, 404, 409, 422] : [403];
          expect(statuses, `${name}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
          if (!mayCall || !takesIds) return;
          // What counts versions answers the same request otherwise, once it has taken it.
          if (answer.status === 200 && countsVersions.has(`${route.method} ${route.path}`)) return;
          const nobodys = await send(route.method, JSON.parse(nobodysInstead(asked)) as FilledRequest);
          expect(nobodys.status, name).toBe(answer.status);
          // What made something makes another thing the next time.
          if (isRefusal(answer) || route.method === 'GET')
            expect(comparable(nobodys), name).toEqual(comparable(answer));
        };
        await fc.assert(fc.asyncProperty(requests, check), { numRuns: mayCall && takesIds ? 4 : 1 });
        expect(await two.fingerprint(two.theirs), name).toEqual(untouched);
      }
    },
  );

  it('nothing was written to the CRM by any of that', () => {
    expect(two.scene.crm.counters().recordsWritten).toBe(writtenBefore);
  });
});

const countsVersions = new Set(['POST /api/policies', 'POST /api/policy-draft']);

/** They have no CRM behind their connection. */
const asksTheCrm = [
  '/v1/fields',
  '/api/fields',
  '/api/people/groups',
  '/api/queue',
  '/api/batches/:id/items',
  '/api/access/permission-set',
  '/api/access/drift',
  '/api/policy-draft',
  '/api/policy-draft/proposal',
  '/api/records/:crm/:objectType/:recordId/review',
];
/** Versions have numbers, no ids: those that surely are there. */
const versionsThere: Readonly<Record<string, string>> = {
  '/api/policies/:version': '/api/policies/1',
  '/api/policies/:from/differences/:to': '/api/policies/2/differences/3',
};
const readings = named.filter(([, { method, path }]) => method === 'GET' && !asksTheCrm.includes(path));

describe('with the same ids, in the hands of those to whom they belong', () => {
  it.each(readings)('%s tells what is theirs', async (_, route) => {
    const caller = route.caller === 'agent' ? two.theirKey : await two.session(two.theirs, 'admin');
    const [request] = fc.sample(
      requestsFor(route, (kind) => fc.constant(theirFirst(kind))),
      { numRuns: 1, seed: 5 },
    );
    const target = request?.target.split('?')[0] ?? '';
    const answer = await two.scene.call<object>(caller, 'GET', versionsThere[route.path] ?? target);
    expect(answer.status).toBe(200);
    expect(whatIsTheirsIn(JSON.stringify(answer.body))).not.toEqual([]);
  });

  it('what changes something changes something of theirs, and nothing of ours', async () => {
    const ours = await two.fingerprint(two.ours);
    const admin = await two.session(two.theirs, 'admin');
    // Not the only admin, whose role nobody can take.
    const reps = await two.scene.owner.query<{ id: string }>(
      "select id from person where tenant_id = $1 and role = 'rep' order by id",
      [two.theirs],
    );
    const person = reps.rows[0]?.id;
    const pending = await two.scene.owner.query<{ id: string }>(
      "select id from suggestion where tenant_id = $1 and state = 'pending' order by id",
      [two.theirs],
    );
    const record = { crm: 'hubspot', objectType: 'deals', recordId: two.ids.ours.get('recordId')?.[0] };
    const rejection = { decisionId: randomUUID(), reason: 'other' };
    const changes: readonly (readonly [string, string, object?])[] = [
      ['POST', `/api/suggestions/${pending.rows[0]?.id}/reject`, rejection],
      ['DELETE', `/api/pauses/${theirFirst('pau')}`],
      ['POST', `/api/agents/${theirFirst('agt')}/keys`, {}],
      ['DELETE', `/api/agent-keys/${theirFirst('key')}`],
      ['DELETE', `/api/people/rules/${theirFirst('rul')}`],
      ['POST', `/api/people/${person}/role`, { role: 'sales_ops' }],
      ['POST', `/api/people/${person}/sign-out`, {}],
      ['DELETE', `/api/connections/host-certificates/bbbbbbbb${'ab'.repeat(28)}`],
      ['POST', '/api/privacy/erasures', { record }],
    ];
    let before = await two.fingerprint(two.theirs);
    for (const [method, target, body] of changes) {
      const answer = await two.scene.call(admin, method, target, body);
      expect(answer.status, target).toBe(200);
      const after = await two.fingerprint(two.theirs);
      expect(after, target).not.toEqual(before);
      before = after;
    }
    expect(await two.fingerprint(two.ours)).toEqual(ours);
  });
});

function theirFirst(kind: string): string {
  return two.ids.theirs.get(kind)?.[0] ?? '';
}
