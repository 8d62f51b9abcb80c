import type { Selectable } from 'kysely';
import type { AgentId, SourceId, TenantId } from '#domain/shared/ids.ts';
import type { Reading, Writing } from './database.ts';
import type { Database } from './schema.ts';

export type SourceKind = 'call' | 'email' | 'note' | 'meeting' | 'document';

export interface Source {
  readonly tenantId: TenantId;
  readonly id: SourceId;
  readonly agentId: AgentId;
  readonly kind: SourceKind;
  readonly title: string;
  readonly text: string;
  readonly occurredAt: Date | null;
  readonly url: string | null;
  readonly externalId: string | null;
  /** Over everything that was filed: the same source again is the same row. */
  readonly digest: string;
  /** What looks suspicious in its text, in sentences; whatever is quoted from it inherits the suspicion. */
  readonly warnings: readonly string[];
  readonly filedAt: Date;
}

/** Inserts unless the same agent filed exactly this before. @returns the id that holds it, and whether it was new */
export async function insertSource(tx: Writing, source: Source): Promise<{ id: SourceId; repeated: boolean }> {
  const inserted = await tx
    .insertInto('source')
    .values({
      tenant_id: source.tenantId,
      id: source.id,
      agent_id: source.agentId,
      kind: source.kind,
      title: source.title,
      body: source.text,
      occurred_at: source.occurredAt,
      url: source.url,
      external_id: source.externalId,
      digest: source.digest,
      warnings: JSON.stringify(source.warnings),
      filed_at: source.filedAt,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'agent_id', 'digest']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted !== undefined) return { id: source.id, repeated: false };
  const row = await tx
    .selectFrom('source')
    .select('id')
    .where('tenant_id', '=', source.tenantId)
    .where('agent_id', '=', source.agentId)
    .where('digest', '=', source.digest)
    .executeTakeFirstOrThrow();
  return { id: row.id as SourceId, repeated: true };
}

export async function sourcesById(
  tx: Reading,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Source>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('source')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

function fromRow(row: Selectable<Database['source']>): Source {
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as SourceId,
    agentId: row.agent_id as AgentId,
    kind: row.kind as SourceKind,
    title: row.title,
    text: row.body,
    occurredAt: row.occurred_at,
    url: row.url,
    externalId: row.external_id,
    digest: row.digest,
    warnings: row.warnings as string[],
    filedAt: row.filed_at,
  };
}
