import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChangeId, DecisionId, PauseId } from '#domain/shared/ids.ts';
import { fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, truth } from '#test/support/filing.ts';
import { withHooks } from '#test/support/gateway-hooks.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { actorOf } from '#test/support/people.ts';
import { openScene, type Scene, tenantId } from '#test/support/scene.ts';
import { finishChange } from '#use-cases/changes/finish-change.ts';
import { liftPause } from '#use-cases/pauses/lift-pause.ts';
import { listPauses } from '#use-cases/pauses/list-pauses.ts';
import { setPause } from '#use-cases/pauses/set-pause.ts';
import { acceptSuggestion } from '#use-cases/suggestions/accept-suggestion.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
});
afterAll(() => scene.close());

it.each([
  ['everything', 20, { agentId: null, objectType: null, field: null }],
  ['the object', 21, { agentId: null, objectType: 'deals', field: null }],
  ['the field', 22, { agentId: null, objectType: 'deals', field: 'seats_needed' }],
])('a pause of %s that is set after the accept and before the write holds the write', async (_, index, scope) => {
  const { ctx } = scene.fieldward;
  const actor = await actorOf(scene, 'admin');
  const record = dealAt(scene, index);
  const before = truth(scene, record, 'seats_needed');
  const one = await fileAndLook(scene, { record });
  const { digest = '', current = null } = acceptBody(one);
  const pauses: PauseId[] = [];
  const pausing = withHooks(ctx, {
    afterRead: async () => {
      pauses.push((await setPause(ctx, actor, { scope, reason: 'Stop' })).id);
    },
  });
  const decisionId = randomUUID() as DecisionId;
  const request = { suggestionId: one.id as never, decisionId, digest, current };
  const { writes } = scene.crm.counters();
  const outcome = await acceptSuggestion(pausing, actor, request);
  expect(outcome).toMatchObject({ state: 'accepted', waiting: true });
  expect(outcome.message).toContain('Stop');
  expect(pauses).toHaveLength(1);

  const [change] = (await rowsOf(scene, one.id)).changes;
  const finish = () => finishChange(ctx, tenantId, change?.id as ChangeId, true);
  expect(await finish()).toBe('paused');
  const held = (await listPauses(ctx, actor)).find(({ pause }) => pauses.includes(pause.id));
  expect(held).toMatchObject({ heldWrites: 1 });
  expect(scene.crm.counters().writes).toBe(writes);
  expect(truth(scene, record, 'seats_needed')).toBe(before);
  expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.accepted']);

  for (const id of pauses) await liftPause(ctx, actor, id);
  expect(await finish()).toBe('finished');
  expect(truth(scene, record, 'seats_needed')).toBe('77');
  expect((await eventTypesOf(scene, one.id)).at(-1)).toBe('change.applied');
});

it('a process that lost its lease neither writes nor records an outcome', async () => {
  const { ctx } = scene.fieldward;
  const actor = await actorOf(scene, 'rep');
  const record = dealAt(scene, 23);
  const one = await fileAndLook(scene, { record });
  const { digest = '', current = null } = acceptBody(one);
  const { recordsWritten } = scene.crm.counters();
  let tookOver = '';
  const slow = withHooks(ctx, {
    afterRead: async () => {
      const [change] = (await rowsOf(scene, one.id)).changes;
      const later = { ...ctx, now: () => new Date(Date.now() + ctx.timing.leaseMs + 1_000) };
      if (tookOver === '') tookOver = await finishChange(later, tenantId, change?.id as ChangeId, false);
    },
  });
  const decisionId = randomUUID() as DecisionId;
  await acceptSuggestion(slow, actor, { suggestionId: one.id as never, decisionId, digest, current });
  expect(tookOver).toBe('finished');
  expect(scene.crm.counters().recordsWritten).toBe(recordsWritten + 1);
  expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
  expect(await rowsOf(scene, one.id)).toMatchObject({ state: 'applied', changes: [{ attempts: 1 }] });
});
