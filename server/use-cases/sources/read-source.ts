import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { SourceId } from '#domain/shared/ids.ts';
import { type Source, sourcesById } from '#store/sources.ts';
import type { Context } from '../context.ts';

export async function readSource(ctx: Context, actor: PersonActor, id: SourceId): Promise<Source> {
  const source = (await ctx.store.read(actor.tenantId, (tx) => sourcesById(tx, actor.tenantId, [id]))).get(id);
  if (source === undefined) throw new Fault('not_found', 'There is no such source here.');
  return source;
}
