import type { PersonActor } from '#domain/shared/actor.ts';
import { isWithheld } from '#domain/suggestion/sensitive-sight.ts';
import { listAgents } from '#store/agents.ts';
import { countQueue, type QueueFilter, type QueueOrder, type QueuePlace, queuePage } from '#store/queue.ts';
import type { StoredSuggestion } from '#store/suggestions.ts';
import { personOf } from '../access/crm-rights.ts';
import type { Context } from '../context.ts';
import { keyOf, recordsSeen, type SeenRecord } from '../suggestions/records-seen.ts';

/** Nobody works through more by hand, and counting millions takes longer than reading a page. */
const countMax = 10_000;

export interface QueueRow {
  readonly suggestion: StoredSuggestion;
  readonly agentName: string;
  readonly seen: SeenRecord;
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly withheld: number;
  readonly total: { readonly count: number; readonly more: boolean } | null;
  readonly reachable: boolean;
  readonly next: QueuePlace | null;
}

/**
 * One page of all that waits, as far as the CRM lets this person see it. While the CRM cannot be asked, a page shows nothing:
 * nobody knows then what they may see.
 */
export async function readQueue(
  ctx: Context,
  actor: PersonActor,
  filter: QueueFilter,
  page: { readonly order: QueueOrder; readonly after: QueuePlace | null; readonly limit: number },
): Promise<QueuePage> {
  const { tenantId } = actor;
  const now = ctx.now();
  const stored = await ctx.store.read(tenantId, async (tx) => ({
    found: await queuePage(tx, tenantId, filter, { ...page, now, limit: page.limit + 1 }),
    count: page.after === null ? await countQueue(tx, tenantId, filter, now, countMax + 1) : null,
    agents: new Map((await listAgents(tx, tenantId)).map(({ id, name }) => [id, name])),
  }));
  const found = stored.found.slice(0, page.limit);
  const last = found.at(-1);
  const person = await personOf(ctx, actor);
  const seen = await recordsSeen(ctx, tenantId, person.crmUserId, found);
  const rows = found.flatMap((suggestion) => {
    const view = seen?.get(keyOf(suggestion.record));
    if (view === undefined || !isShown(actor, suggestion, view)) return [];
    return [{ suggestion, agentName: stored.agents.get(suggestion.agentId) ?? suggestion.agentId, seen: view }];
  });
  return {
    rows,
    withheld: found.length - rows.length,
    total: stored.count === null ? null : { count: Math.min(stored.count, countMax), more: stored.count > countMax },
    reachable: seen !== null,
    next: stored.found.length > page.limit && last !== undefined ? { id: last.id, expiresAt: last.expiresAt } : null,
  };
}

function isShown(actor: PersonActor, { field, fieldClass }: StoredSuggestion, { access }: SeenRecord): boolean {
  if (access.record === 'none' || access.fields[field] === 'none') return false;
  return !isWithheld(fieldClass, actor.role, access.record !== 'unknown');
}
