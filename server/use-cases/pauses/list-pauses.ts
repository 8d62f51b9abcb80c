import type { Pause } from '#domain/policy/pause.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { TenantId } from '#domain/shared/ids.ts';
import type { Reading } from '#store/database.ts';
import { heldByPause } from '#store/held-by-pause.ts';
import { pausesInForce } from '#store/pauses.ts';
import type { Context } from '../context.ts';

export interface HeldPause {
  readonly pause: Pause;
  readonly heldWrites: number;
  readonly heldSuggestions: number;
}

/** The pauses in force, oldest first, each with what it holds back; what two of them hold counts in both. */
export async function heldPauses(tx: Reading, tenantId: TenantId): Promise<HeldPause[]> {
  const listed: HeldPause[] = [];
  for (const pause of await pausesInForce(tx, tenantId)) {
    const { writes, suggestions } = await heldByPause(tx, pause);
    listed.push({ pause, heldWrites: writes, heldSuggestions: suggestions });
  }
  return listed;
}

export async function listPauses(ctx: Context, actor: PersonActor): Promise<HeldPause[]> {
  return ctx.store.read(actor.tenantId, (tx) => heldPauses(tx, actor.tenantId));
}
