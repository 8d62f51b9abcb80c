import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { PauseId } from '#domain/shared/ids.ts';
import { liftPause as lift } from '#store/pauses.ts';
import { type Context, record } from '../context.ts';

/** @throws Fault `not_found` when no such pause is in force */
export async function liftPause(ctx: Context, actor: PersonActor, id: PauseId): Promise<void> {
  await ctx.store.transact(actor.tenantId, async (tx) => {
    if (!(await lift(tx, actor.tenantId, id, actor.personId, ctx.now()))) {
      throw new Fault('not_found', 'No such pause is in force.');
    }
    await record(ctx, tx, [{ type: 'pause.lifted', actor, facts: { pause: id } }]);
  });
}
