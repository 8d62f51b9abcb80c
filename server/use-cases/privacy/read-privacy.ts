import type { PersonActor } from '#domain/shared/actor.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { type Held, heldInTheClear, retentionDays } from '#store/privacy.ts';
import type { Context } from '../context.ts';
import { type ReadEvent, readEvents } from '../log/read-events.ts';

const shownMax = 20;

export interface Privacy {
  readonly mayManage: boolean;
  readonly retentionDays: number;
  readonly held: Held;
  /** The latest first. */
  readonly erasures: readonly ReadEvent[];
}

/** What is kept of people, for how long, and what was erased. */
export async function readPrivacy(ctx: Context, actor: PersonActor): Promise<Privacy> {
  const { tenantId } = actor;
  const stored = await ctx.store.read(tenantId, async (tx) => ({
    retentionDays: await retentionDays(tx, tenantId),
    held: await heldInTheClear(tx, tenantId),
  }));
  const pages = await Promise.all(
    ['personal_data.erased', 'personal_data.expired'].map((type) => readEvents(ctx, actor, { type, limit: shownMax })),
  );
  const erasures = pages
    .flatMap(({ events }) => events)
    .toSorted((a, b) => b.event.at.getTime() - a.event.at.getTime())
    .slice(0, shownMax);
  return { ...stored, erasures, mayManage: permissionsOf(actor).includes('privacy.manage') };
}
