import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '#http/routes.ts';
import { deleteRows } from '#test/support/copy-tenant.ts';
import { requestsFor } from '#test/support/fill-request.ts';
import { openTwoTenants, type TwoTenants } from '#test/support/two-tenants.ts';

let two: TwoTenants;
beforeAll(async () => {
  two = await openTwoTenants({ withoutPolicies: true });
});
afterAll(() => two.close());

/** Those that only read, though one of them takes its question as a body. */
const readings = routes.filter(({ method, path }) => method === 'GET' || path === '/api/records/waiting');

/** Every reading of ours, by everybody who may, about all that we have. */
async function allAnswers(admin: { token: string }): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const route of readings) {
    const ours = requestsFor(route, (kind) => fc.constantFrom(...(two.ids.ours.get(kind) ?? [])));
    for (const { target, body } of fc.sample(ours, { numRuns: 5, seed: 3 })) {
      const caller = route.caller === 'agent' ? 'agent' : admin;
      const answer = await two.scene.call(caller, route.method, target, body);
      const { requestId: _, ...rest } = answer.body as Record<string, unknown>;
      // When the CRM answered last is told to the millisecond.
      const timeless = JSON.stringify(rest).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a time');
      answers[`${route.method} ${target} ${JSON.stringify(body)}`] = [answer.status, timeless];
    }
  }
  return answers;
}

it('what we are told is the same, to the last number, whether or not another company is there', async () => {
  const admin = await two.session(two.ours, 'admin');
  const beside = await allAnswers(admin);
  await deleteRows(two.scene.owner, two.theirs);
  expect(await allAnswers(admin)).toEqual(beside);
  expect(Object.keys(beside).length).toBeGreaterThan(readings.length);
});
