import type { PolicyContent } from '#domain/policy/policy.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Writing } from '#store/database.ts';
import { peopleById } from '#store/people.ts';
import { currentPolicy } from '#store/policies.ts';
import {
  deletePolicyDraft,
  insertPolicyDraft,
  lockPolicyDraft,
  type PolicyDraft,
  updatePolicyDraft,
} from '#store/policy-drafts.ts';
import { type Context, record } from '../context.ts';
import { contentOfVersion } from './read-policies.ts';
import { requireOwnAgents } from './require-own-agents.ts';

/**
 * Saves the draft. A draft that waited for a second person no longer does: they would say yes to something else.
 * @param revision the one that was looked at; 0 = there was none
 * @throws Fault `policy_draft_changed`, `policy_not_publishable` for a rule about an agent of nobody here
 */
export async function saveDraft(
  ctx: Context,
  actor: PersonActor,
  { revision, content }: { readonly revision: number; readonly content: PolicyContent },
): Promise<void> {
  await ctx.store.transact(actor.tenantId, async (tx) => {
    await requireOwnAgents(tx, actor.tenantId, content);
    await keepDraft(ctx, tx, actor, revision, content);
  });
}

/** Makes the draft say what an earlier version said. @throws Fault `not_found`, `policy_draft_changed` */
export async function draftFromVersion(
  ctx: Context,
  actor: PersonActor,
  { revision, version }: { readonly revision: number; readonly version: number },
): Promise<void> {
  await ctx.store.transact(actor.tenantId, async (tx) => {
    const content = await contentOfVersion(tx, actor.tenantId, version);
    const { fields, rules, classes, cases, expiryDays, secondPersonPublishes, batches } = content;
    const bare = fields.map(({ seen: _seen, ...line }) => line);
    await keepDraft(ctx, tx, actor, revision, {
      fields: bare,
      rules,
      classes,
      cases,
      expiryDays,
      secondPersonPublishes,
      batches,
    });
  });
}

/** @throws Fault `policy_draft_changed`, `not_found` */
export async function discardDraft(ctx: Context, actor: PersonActor, revision: number): Promise<void> {
  await ctx.store.transact(actor.tenantId, async (tx) => {
    const standing = await requireDraft(tx, actor, revision);
    await deletePolicyDraft(tx, actor.tenantId);
    const facts = { revision, basedOn: standing.basedOn, askedBy: standing.proposed?.by ?? null };
    await record(ctx, tx, [{ type: 'policy.draft_discarded', actor, facts }]);
  });
}

/** The draft at this revision, held until the transaction ends. */
export async function requireDraft(tx: Writing, actor: PersonActor, revision: number): Promise<PolicyDraft> {
  const standing = await lockPolicyDraft(tx, actor.tenantId);
  if (standing === null)
    throw new Fault('not_found', 'There is no draft. Somebody may have published or discarded it.');
  if (standing.revision !== revision) throw await changed(tx, standing);
  return standing;
}

async function keepDraft(ctx: Context, tx: Writing, actor: PersonActor, revision: number, content: PolicyContent) {
  const { tenantId } = actor;
  const standing = await lockPolicyDraft(tx, tenantId);
  if (standing !== null && standing.revision !== revision) throw await changed(tx, standing);
  if (standing === null && revision !== 0) {
    throw new Fault('policy_draft_changed', 'The draft was published or discarded meanwhile. Begin a new one.');
  }
  const { version } = await currentPolicy(tx, tenantId);
  const draft: PolicyDraft = {
    tenantId,
    revision: revision + 1,
    basedOn: version,
    content,
    editedBy: actor.personId,
    editedAt: ctx.now(),
    proposed: null,
  };
  if (standing !== null) await updatePolicyDraft(tx, draft);
  else if (!(await insertPolicyDraft(tx, draft))) {
    throw new Fault('policy_draft_changed', 'Somebody began a draft at the same moment. Look at it first.');
  }
  const facts = {
    revision: draft.revision,
    basedOn: version,
    fields: content.fields.length,
    rules: content.rules.length,
  };
  await record(ctx, tx, [{ type: 'policy.draft_saved', actor, facts }]);
}

async function changed(tx: Writing, standing: PolicyDraft): Promise<Fault> {
  const people = await peopleById(tx, standing.tenantId, [standing.editedBy]);
  const name = people.get(standing.editedBy)?.name ?? 'Somebody';
  const message = `${name} changed the draft meanwhile. Your change was not saved. Load the draft and make it again.`;
  return new Fault('policy_draft_changed', message, { revision: standing.revision });
}
