import type { Policy } from '#domain/policy/policy.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { PersonId } from '#domain/shared/ids.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { peopleById } from '#store/people.ts';
import { currentPolicy } from '#store/policies.ts';
import { type PolicyDraft, policyDraftOf } from '#store/policy-drafts.ts';
import type { Context } from '../context.ts';
import { type Judgement, judgeContent, ruleSentencesOf } from './judge-content.ts';

export interface DraftView extends Judgement {
  readonly mayPublish: boolean;
  readonly inForce: Policy;
  readonly draft: PolicyDraft | null;
  readonly editedByName: string;
  readonly proposedByName: string;
}

/** The draft beside the version in force: what it changes, what hinders it, who has to say yes. */
export async function readDraft(ctx: Context, actor: PersonActor): Promise<DraftView> {
  const { tenantId } = actor;
  const stored = await ctx.store.read(tenantId, async (tx) => {
    const draft = await policyDraftOf(tx, tenantId);
    const ids = draft === null ? [] : [draft.editedBy, draft.proposed?.by ?? draft.editedBy];
    return { draft, inForce: await currentPolicy(tx, tenantId), people: await peopleById(tx, tenantId, ids) };
  });
  const { draft, inForce, people } = stored;
  const mayPublish = permissionsOf({ kind: 'person', role: actor.role }).includes('policy.publish');
  const nameOf = (id: PersonId | undefined) => (id === undefined ? '' : (people.get(id)?.name ?? ''));
  if (draft === null) {
    const nothing = { differences: [], problems: [], secondPerson: [] };
    const ruleSentences = await ruleSentencesOf(ctx, inForce);
    return { mayPublish, inForce, draft, editedByName: '', proposedByName: '', ruleSentences, ...nothing };
  }
  return {
    mayPublish,
    inForce,
    draft,
    editedByName: nameOf(draft.editedBy),
    proposedByName: nameOf(draft.proposed?.by),
    ...(await judgeContent(ctx, inForce, draft.content)),
  };
}
