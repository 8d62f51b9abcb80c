import type { Pause } from '#domain/policy/pause.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { pausesInForce } from '#store/pauses.ts';
import type { Context } from '../context.ts';

export async function listPauses(ctx: Context, actor: PersonActor): Promise<Pause[]> {
  return ctx.store.read(actor.tenantId, (tx) => pausesInForce(tx, actor.tenantId));
}
