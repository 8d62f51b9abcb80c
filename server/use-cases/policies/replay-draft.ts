import { fieldAt } from '#domain/policy/field-catalogue.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { type Replay, replay } from '#domain/policy/replay.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { listAgents } from '#store/agents.ts';
import { countPastSuggestions, pastSuggestions } from '#store/past-suggestions.ts';
import { currentPolicy } from '#store/policies.ts';
import { policyDraftOf } from '#store/policy-drafts.ts';
import type { Context } from '../context.ts';
import { readCatalogue } from './read-catalogue.ts';

export interface ReplayPage extends Replay {
  /** `null` but on the first page. */
  readonly total: number | null;
  readonly next: string | null;
  readonly agentNames: ReadonlyMap<string, string>;
}

/** Small enough that a page is there well within a host's time limit, large enough that the trips do not count. */
const pageSize = 10_000;

/**
 * One page of what agents filed in the last days, judged as the draft would have.
 * @param asked `after`: the `next` of the page before
 * @throws Fault `not_found`, `policy_draft_changed`: the sums of two drafts would mean nothing
 */
export async function replayDraft(
  ctx: Context,
  actor: PersonActor,
  asked: { readonly revision: number; readonly days: number; readonly after: string | null },
): Promise<ReplayPage> {
  const { tenantId } = actor;
  const since = new Date(ctx.now().getTime() - asked.days * 86_400_000);
  const stored = await ctx.store.read(tenantId, async (tx) => {
    const draft = await policyDraftOf(tx, tenantId);
    const past = await pastSuggestions(tx, { tenantId, since }, asked.after, pageSize);
    const total = asked.after === null ? await countPastSuggestions(tx, { tenantId, since }) : null;
    return { draft, past, total, agents: await listAgents(tx, tenantId), inForce: await currentPolicy(tx, tenantId) };
  });
  const { draft, past, total, inForce } = stored;
  if (draft === null) throw new Fault('not_found', 'There is no draft to try.');
  if (draft.revision !== asked.revision) {
    throw new Fault('policy_draft_changed', 'The draft changed while it was tried. Try it again.');
  }
  const policy: Policy = { ...draft.content, tenantId, version: inForce.version + 1 };
  const catalogue = await readCatalogue(ctx, tenantId, [...new Set(past.map(({ objectType }) => objectType))]);
  const found = replay(past, policy, catalogue);
  return {
    ...found,
    changes: found.changes.map((change) => ({ ...change, label: fieldAt(catalogue, change)?.label ?? change.label })),
    total,
    next: past.length < pageSize ? null : (past.at(-1)?.id ?? null),
    agentNames: new Map(stored.agents.map(({ id, name }) => [id, name])),
  };
}
