import type { z } from 'zod';
import type { queueChoicesReply, queueGroupsReply, queueQuery, queueReply } from '#contract/queue.ts';
import { fieldAt } from '#domain/policy/field-catalogue.ts';
import type { AgentId, RunId } from '#domain/shared/ids.ts';
import type { QueueFilter } from '#store/queue.ts';
import type { QueueChoices } from '#use-cases/queue/read-choices.ts';
import type { QueueGroups } from '#use-cases/queue/read-groups.ts';
import type { QueuePage, QueueRow } from '#use-cases/queue/read-queue.ts';
import { presentFieldOf, presentFiled } from './review.ts';

type Asked = Partial<Omit<z.output<typeof queueQuery>, 'order' | 'after' | 'limit'>>;

/** As an owner's id on the wire: no record of anybody. */
const nobody = 'none';

export function filterFrom(asked: Asked, now: Date): QueueFilter {
  const { objectType, field, agent, run, owner, state, impact, evidence, proposed, empties, daysMin } = asked;
  return {
    objectType,
    field,
    agentId: agent as AgentId | undefined,
    runId: run as RunId | undefined,
    ownerId: owner === nobody ? null : owner,
    state,
    class: asked.class,
    impact,
    evidence,
    proposed: empties === 'true' ? null : proposed,
    filedBefore: daysMin === undefined ? undefined : new Date(now.getTime() - daysMin * 86_400_000),
  };
}

export function presentQueue(page: QueuePage): z.input<typeof queueReply> {
  return {
    rows: page.rows.map(presentRow),
    withheld: page.withheld,
    total: page.total,
    crm: { reachable: page.reachable },
    next: page.next,
  };
}

function presentRow(row: QueueRow): z.input<typeof queueReply>['rows'][number] {
  const { suggestion, look, finding, why, digest } = row;
  const { record, evidence, proposed, suggestedOver } = suggestion;
  const { field, current, currency } = look;
  return {
    id: suggestion.id,
    state: suggestion.state as 'pending' | 'quarantined',
    record: { ...record, crm: record.crm as 'hubspot' | 'salesforce', title: look.title, owner: row.ownerName },
    field: presentFieldOf(field, [proposed, current, suggestedOver], currency),
    class: look.fieldClass,
    impact: suggestion.impact,
    proposed,
    suggestedOver,
    current,
    finding,
    why,
    digest,
    quote: evidence[0]?.quote ?? null,
    quotes: evidence.length,
    agent: { id: suggestion.agentId, name: row.agentName },
    run: suggestion.runId,
    warnings: suggestion.warnings.length,
    filedAt: suggestion.filedAt.toISOString(),
    expiresAt: suggestion.expiresAt.toISOString(),
  };
}

export function presentGroups({ groups, names, agentNames }: QueueGroups): z.input<typeof queueGroupsReply> {
  return {
    groups: groups.map((group) => {
      const { objectType, agentId, proposed, together, count } = group;
      const field = fieldAt(names, group);
      return {
        objectType,
        field: field === undefined ? presentFiled(group) : presentFieldOf(field, [proposed]),
        agent: { id: agentId, name: agentNames.get(agentId) ?? agentId },
        proposed,
        together,
        count,
      };
    }),
  };
}

export function presentChoices({
  kinds,
  runs,
  owners,
  agentNames,
  ownerNames,
}: QueueChoices): z.input<typeof queueChoicesReply> {
  const agent = (id: AgentId) => ({ id, name: agentNames.get(id) ?? id });
  return {
    kinds: kinds.map(({ objectType, field, fieldLabel, agentId, fieldClass, impact, count }) => ({
      objectType,
      field: { name: field, label: fieldLabel },
      agent: agent(agentId),
      class: fieldClass,
      impact,
      count,
    })),
    runs: runs.map(({ id, agentId, startedAt, count }) => ({
      id,
      agent: agent(agentId),
      startedAt: startedAt.toISOString(),
      count,
    })),
    owners: owners.map(({ ownerId, count }) => ({
      id: ownerId ?? nobody,
      name: ownerNames.get(ownerId ?? '') ?? null,
      count,
    })),
  };
}
