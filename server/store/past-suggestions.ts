import { sql } from 'kysely';
import type { PastSuggestion } from '#domain/policy/replay.ts';
import type { RuleSpoken } from '#domain/policy/verdict.ts';
import { type AgentId, idFrom, type SuggestionId, type TenantId } from '#domain/shared/ids.ts';
import type { JudgedOn } from '#domain/suggestion/judged-on.ts';
import type { Reading } from './database.ts';

/** Which suggestions are meant: filed since then, not erased, and not asked again by Fieldward itself. */
export interface PastWindow {
  readonly tenantId: TenantId;
  readonly since: Date;
}

/** Ids rise with time, so the primary key serves where an index of its own would slow every filing down. */
export function firstIdSince(since: Date): SuggestionId {
  return idFrom('sug', since.getTime(), new Uint8Array(10));
}

export async function countPastSuggestions(tx: Reading, window: PastWindow): Promise<number> {
  const { count } = await within(tx, window)
    .select((of) => of.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** In the order in which they were filed. @param after the last one of the page before */
export async function pastSuggestions(
  tx: Reading,
  window: PastWindow,
  after: string | null,
  limit: number,
): Promise<PastSuggestion[]> {
  const rows = await within(tx, window)
    .select([
      'id',
      'agent_id',
      'object_type',
      'record_id',
      'field',
      'field_label',
      'filed_at',
      'state',
      'rules',
      'proposed',
      'suggested_over',
      'judged_on',
      sql<number>`jsonb_array_length(evidence)`.as('quotes'),
      sql<boolean>`warnings = '[]'`.as('clean'),
    ])
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    // From before it was kept what was looked at: so many quotes of kinds that are not known, and no other value.
    const before = { record: {}, quotes: Array.from({ length: row.quotes }, () => '') };
    const known: JudgedOn = row.state === 'blocked' ? before : { ...before, current: row.suggested_over };
    const { current, record, quotes } = (row.judged_on as unknown as JudgedOn | null) ?? known;
    return {
      id: row.id as SuggestionId,
      agentId: row.agent_id as AgentId,
      objectType: row.object_type,
      recordId: row.record_id,
      field: row.field,
      fieldLabel: row.field_label,
      filedAt: row.filed_at,
      blocked: row.state === 'blocked',
      rules: row.rules as unknown as RuleSpoken[],
      clean: row.clean && row.quotes > 0,
      change: { proposed: row.proposed, current, record, quotes },
    };
  });
}

function within(tx: Reading, { tenantId, since }: PastWindow) {
  return tx
    .selectFrom('suggestion')
    .where('tenant_id', '=', tenantId)
    .where('id', '>=', firstIdSince(since))
    .where('erased_at', 'is', null)
    .where('follows', 'is', null);
}
