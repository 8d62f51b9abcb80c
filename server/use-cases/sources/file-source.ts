import type { RecordRef } from '#domain/crm/record-ref.ts';
import { digestOf } from '#domain/log/hash.ts';
import type { AgentActor } from '#domain/shared/actor.ts';
import { canonicalBytes } from '#domain/shared/canonical-json.ts';
import type { SourceId } from '#domain/shared/ids.ts';
import { suspicionsOf } from '#domain/suggestion/suspicious-text.ts';
import { insertSource, type SourceKind } from '#store/sources.ts';
import { type Context, record } from '../context.ts';

export interface FiledSource {
  readonly kind: SourceKind;
  readonly title: string;
  readonly text: string;
  readonly occurredAt: Date | null;
  readonly url: string | null;
  readonly externalId: string | null;
  readonly record: RecordRef | null;
}

/** Keeps what an agent read, so that its quotes can be checked. The same source again is the same row. */
export async function fileSource(
  ctx: Context,
  actor: AgentActor,
  filed: FiledSource,
): Promise<{ id: SourceId; repeated: boolean }> {
  const { kind, title, text, url, externalId } = filed;
  const occurredAt = filed.occurredAt?.toISOString() ?? null;
  const digest = digestOf(canonicalBytes({ kind, title, text, url, externalId, occurredAt }));
  const warnings = suspicionsOf(`${title}\n${text}`);
  return ctx.store.transact(actor.tenantId, async (tx) => {
    const { record: ref, ...rest } = filed;
    const kept = await insertSource(tx, {
      ...rest,
      tenantId: actor.tenantId,
      id: ctx.newId('src'),
      agentId: actor.agentId,
      digest,
      warnings,
      filedAt: ctx.now(),
    });
    const facts = {
      source: kept.id,
      kind,
      repeated: kept.repeated,
      characters: text.length,
      warnings: warnings.length,
      record: ref === null ? null : { ...ref },
    };
    await record(ctx, tx, [{ type: 'source.filed', actor, facts, values: { title, digest } }]);
    return kept;
  });
}
