import type { z } from 'zod';
import type { queueGroupsReply, queueQuery, queueReply } from '#contract/queue.ts';
import type { AgentId, RunId, SuggestionId } from '#domain/shared/ids.ts';
import type { QueueFilter, QueuePlace } from '#store/queue.ts';
import type { QueueGroups } from '#use-cases/queue/read-groups.ts';
import type { QueuePage, QueueRow } from '#use-cases/queue/read-queue.ts';

type Asked = Partial<Omit<z.output<typeof queueQuery>, 'order' | 'after' | 'limit'>>;

export function filterFrom(asked: Asked, now: Date): QueueFilter {
  const { objectType, field, agent, run, state, impact, proposed, empties, daysMin } = asked;
  return {
    objectType,
    field,
    agentId: agent as AgentId | undefined,
    runId: run as RunId | undefined,
    state,
    class: asked.class,
    impact,
    proposed: empties === 'true' ? null : proposed,
    filedBefore: daysMin === undefined ? undefined : new Date(now.getTime() - daysMin * 86_400_000),
  };
}

/** The id, and the moment of expiry in milliseconds, by which pages in that order go on. */
export function placeFrom(after: string | undefined): QueuePlace | null {
  if (after === undefined) return null;
  const [id = '', expires = '0'] = after.split('~');
  return { id: id as SuggestionId, expiresAt: new Date(Number(expires)) };
}

export function presentQueue(page: QueuePage): z.input<typeof queueReply> {
  return {
    rows: page.rows.map(presentRow),
    withheld: page.withheld,
    total: page.total,
    crm: { reachable: page.reachable },
    next: page.next === null ? null : `${page.next.id}~${page.next.expiresAt.getTime()}`,
  };
}

function presentRow({ suggestion, agentName, seen }: QueueRow): z.input<typeof queueReply>['rows'][number] {
  const { record, evidence } = suggestion;
  return {
    id: suggestion.id,
    state: suggestion.state as 'pending' | 'quarantined',
    record: { ...record, crm: record.crm as 'hubspot' | 'salesforce', title: seen.title },
    field: {
      name: suggestion.field,
      label: suggestion.fieldLabel,
      type: suggestion.fieldType,
      currency: suggestion.fieldType === 'currency' ? seen.currency : null,
    },
    class: suggestion.fieldClass,
    impact: suggestion.impact,
    proposed: suggestion.proposed,
    suggestedOver: suggestion.suggestedOver,
    quote: evidence[0]?.quote ?? null,
    quotes: evidence.length,
    agent: { id: suggestion.agentId, name: agentName },
    run: suggestion.runId,
    warnings: suggestion.warnings.length,
    filedAt: suggestion.filedAt.toISOString(),
    expiresAt: suggestion.expiresAt.toISOString(),
  };
}

export function presentGroups({ groups, agentNames }: QueueGroups): z.input<typeof queueGroupsReply> {
  return {
    groups: groups.map(({ objectType, field, fieldLabel, agentId, proposed, count }) => ({
      objectType,
      field: { name: field, label: fieldLabel },
      agent: { id: agentId, name: agentNames.get(agentId) ?? agentId },
      proposed,
      count,
    })),
  };
}
