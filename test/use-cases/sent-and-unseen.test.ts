import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Fault } from '#domain/shared/fault.ts';
import type { ChangeId, DecisionId, SuggestionId } from '#domain/shared/ids.ts';
import { fileAndLook } from '#test/support/decide.ts';
import { dealAt, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { actorOf } from '#test/support/people.ts';
import { openScene, type Scene } from '#test/support/scene.ts';
import { finishChange } from '#use-cases/changes/finish-change.ts';
import type { Context } from '#use-cases/context.ts';
import { acceptSuggestion } from '#use-cases/suggestions/accept-suggestion.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ withWorker: false });
});
afterAll(() => scene.close());

/** The write arrives, its reply is lost, and from then on our access to the CRM is gone. */
function losingAccessAfterWrite(ctx: Context): Context {
  let lost = false;
  return {
    ...ctx,
    gatewayOf: async (tenantId, crm) => {
      const gateway = await ctx.gatewayOf(tenantId, crm);
      const refused = () => Promise.reject(new Fault('crm_access_lost', 'Connect it again.'));
      return {
        ...gateway,
        fields: (objectType, terms) => (lost ? refused() : gateway.fields(objectType, terms)),
        writeField: async (permit, conditions, terms) => {
          await gateway.writeField(permit, conditions, terms);
          lost = true;
          throw new Fault('crm_unreachable', 'The reply was lost.');
        },
      };
    },
  };
}

it('a value that was sent has not failed because our access ended before we could look', async () => {
  const record = dealAt(scene, 40);
  const one = await fileAndLook(scene, { record });
  const { ctx } = scene.fieldward;
  const actor = await actorOf(scene, 'rep');
  const decision = { suggestionId: one.id as SuggestionId, decisionId: randomUUID() as DecisionId };
  const shown = { digest: one.digest ?? '', current: one.current ?? null };
  const outcome = await acceptSuggestion(losingAccessAfterWrite(ctx), actor, { ...decision, ...shown });
  expect(outcome).toMatchObject({ state: 'accepted', waiting: true });
  expect(truth(scene, record, 'seats_needed')).toBe('77');
  const [change] = (await rowsOf(scene, one.id)).changes;
  expect(await finishChange(ctx, actor.tenantId, change?.id as ChangeId, false)).toBe('finished');
  expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
});
