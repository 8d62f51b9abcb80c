import type { Pause, PauseScope } from '#domain/policy/pause.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { insertPause } from '#store/pauses.ts';
import { type Context, record } from '../context.ts';

/** Holds agents, objects, fields or everything before the next CRM call. */
export async function setPause(
  ctx: Context,
  actor: PersonActor,
  request: { scope: PauseScope; reason: string },
): Promise<Pause> {
  const pause: Pause = {
    tenantId: actor.tenantId,
    id: ctx.newId('pau'),
    scope: request.scope,
    reason: request.reason,
    setBy: actor.personId,
    setByName: actor.name,
    setAt: ctx.now(),
  };
  await ctx.store.transact(actor.tenantId, async (tx) => {
    await insertPause(tx, pause);
    const facts = { pause: pause.id, scope: { ...pause.scope } };
    await record(ctx, tx, [{ type: 'pause.set', actor, facts, values: { reason: pause.reason } }]);
  });
  return pause;
}
