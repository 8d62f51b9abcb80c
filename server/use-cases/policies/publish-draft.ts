import { objectsOf } from '#domain/policy/field-catalogue.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import { Fault } from '#domain/shared/fault.ts';
import { currentPolicy, type PublishedPolicy } from '#store/policies.ts';
import { deletePolicyDraft, policyDraftOf, updatePolicyDraft } from '#store/policy-drafts.ts';
import { type Context, record } from '../context.ts';
import { requireDraft } from './draft.ts';
import { inOrder, publishIn, requirePublishable, requireVersion } from './publish-policy.ts';
import { readCatalogue } from './read-catalogue.ts';
import { reasonsForSecond } from './reasons-for-second.ts';

/**
 * Publishes the draft, or, where a second person is needed, lets it wait for one. Asked by the admin who let it wait, it is
 * refused: the second person is another one.
 * @returns `null` when it waits now
 * @throws Fault `policy_draft_changed`, `policy_version_stale`, `second_person_needed`, what `requirePublishable` throws
 */
export async function publishDraft(
  ctx: Context,
  actor: PersonActor,
  { revision, note }: { readonly revision: number; readonly note: string },
): Promise<PublishedPolicy | null> {
  const { tenantId } = actor;
  const looked = await ctx.store.read(tenantId, (tx) => policyDraftOf(tx, tenantId));
  // Read before the transaction: a CRM that takes its time must not hold a lock of ours.
  const catalogue = await readCatalogue(ctx, tenantId, looked === null ? [] : objectsOf(looked.content));
  return inOrder(looked?.basedOn ?? 0, () =>
    ctx.store.transact(tenantId, async (tx) => {
      const draft = await requireDraft(tx, actor, revision);
      const inForce = await currentPolicy(tx, tenantId);
      requireVersion(inForce, draft.basedOn);
      requirePublishable(draft.content, catalogue);
      const reasons = await reasonsForSecond(tx, inForce, draft.content, catalogue, ctx.now());
      const { proposed } = draft;
      if (reasons.length > 0 && proposed === null) {
        await updatePolicyDraft(tx, { ...draft, proposed: { by: actor.personId, at: ctx.now(), note } });
        const facts = { revision, basedOn: draft.basedOn, reasons };
        await record(ctx, tx, [{ type: 'policy.publication_asked', actor, facts, values: { note } }]);
        return null;
      }
      if (reasons.length > 0 && proposed?.by === actor.personId) {
        throw new Fault(
          'second_person_needed',
          `You asked for this version. ${reasons.join(' ')} Another admin publishes it.`,
        );
      }
      const askedBy = reasons.length > 0 ? (proposed?.by ?? null) : null;
      const publication = {
        expectedVersion: draft.basedOn,
        note: proposed?.note ?? note,
        content: draft.content,
        askedBy,
      };
      const policy = await publishIn(ctx, tx, actor, publication, catalogue);
      await deletePolicyDraft(tx, tenantId);
      return policy;
    }),
  );
}
