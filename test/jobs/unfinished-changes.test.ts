import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, shown, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { publishPolicyWith } from '#test/support/publish-policy.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ timing: { leaseMs: 2_000, interactiveMs: 700, backgroundMs: 1_000 } });
});
afterEach(() => scene.crm.setMishaps({}));
afterAll(() => scene.close());

it('a change that its first holder could not finish is finished in the background, once', async () => {
  const record = dealAt(scene, 20);
  const one = await fileAndLook(scene, { record });
  scene.crm.setMishaps({ serverError: { probability: 1 } });
  const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
  expect(answer.body).toMatchObject({ ok: true, state: 'accepted', waiting: true });
  expect((await shown(scene, record, one.id)).change).toMatchObject({ state: 'waiting' });
  scene.crm.setMishaps({});
  await expect
    .poll(async () => (await rowsOf(scene, one.id)).state, { timeout: 20_000, interval: 200 })
    .toBe('applied');
  expect(truth(scene, record, 'seats_needed')).toBe('77');
  expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
});

it('a change whose write landed before its holder heard anything is finished without a second write', async () => {
  const record = dealAt(scene, 21);
  const one = await fileAndLook(scene, { record });
  const { recordsWritten } = scene.crm.counters();
  // The reply never comes and every later read fails: as if the process had died right after its write.
  scene.crm.setMishaps({ dropReplyAfterWrite: { next: 1 } });
  const accepting = decide(scene, 'rep', one.id, 'accept', acceptBody(one));
  await expect.poll(() => truth(scene, record, 'seats_needed'), { interval: 5 }).toBe('77');
  scene.crm.setMishaps({ serverError: { probability: 1 } });
  await accepting;
  scene.crm.setMishaps({});
  await expect
    .poll(async () => (await rowsOf(scene, one.id)).state, { timeout: 20_000, interval: 200 })
    .toBe('applied');
  expect(scene.crm.counters().recordsWritten).toBe(recordsWritten + 1);
  const outcomes = (await eventTypesOf(scene, one.id)).filter((type) => type.startsWith('change.'));
  expect(outcomes).toEqual(['change.applied']);
});

it('what waited through a pause is judged by the policy of the day on which the pause is lifted', async () => {
  const record = dealAt(scene, 22);
  const before = truth(scene, record, 'seats_needed');
  const one = await fileAndLook(scene, { record });
  scene.crm.setMishaps({ serverError: { probability: 1 } });
  expect((await decide(scene, 'rep', one.id, 'accept', acceptBody(one))).body).toMatchObject({ waiting: true });
  const reason = 'The list is being looked at';
  const pause = await scene.call<{ id: string }>('admin', 'POST', '/api/pauses', { reason });
  scene.crm.setMishaps({});
  await publishPolicyWith(scene, ({ fields }) => ({ fields: fields.filter(({ field }) => field !== 'seats_needed') }));
  await scene.call('admin', 'DELETE', `/api/pauses/${pause.body.id}`);
  await expect.poll(async () => (await rowsOf(scene, one.id)).state, { timeout: 50_000, interval: 200 }).toBe('failed');
  expect(truth(scene, record, 'seats_needed')).toBe(before);
  expect((await shown(scene, record, one.id)).change?.message).toMatch(/does not name Seats needed.*after the yes/);
}, 60_000);
