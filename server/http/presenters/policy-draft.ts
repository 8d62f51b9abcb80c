import type { z } from 'zod';
import type { policyDraftReply, replayReply } from '#contract/policy-draft.ts';
import type { PersonActor } from '#domain/shared/actor.ts';
import type { Judgement } from '#use-cases/policies/judge-content.ts';
import type { DraftView } from '#use-cases/policies/read-draft.ts';
import type { ReplayPage } from '#use-cases/policies/replay-draft.ts';
import { presentContent } from './policy.ts';

export function presentDraft(view: DraftView, { personId }: PersonActor): z.input<typeof policyDraftReply> {
  const { draft } = view;
  return {
    mayPublish: view.mayPublish,
    version: view.inForce.version,
    inForce: presentContent(view.inForce),
    draft: draft === null ? null : presentStanding(draft, view, personId),
    ...presentJudgement(view),
  };
}

export function presentJudgement(judged: Judgement) {
  return {
    ruleSentences: [...judged.ruleSentences],
    differences: judged.differences.map((one) => ({ ...one })),
    problems: judged.problems.map(({ code, objectType, field, sentence }) => ({ code, objectType, field, sentence })),
    secondPerson: [...judged.secondPerson],
  };
}

function presentStanding(draft: NonNullable<DraftView['draft']>, view: DraftView, personId: string) {
  const { proposed } = draft;
  return {
    revision: draft.revision,
    basedOn: draft.basedOn,
    content: presentContent(draft.content),
    editedBy: view.editedByName,
    editedAt: draft.editedAt.toISOString(),
    proposed:
      proposed === null
        ? null
        : {
            by: view.proposedByName,
            byYou: proposed.by === personId,
            at: proposed.at.toISOString(),
            note: proposed.note,
          },
  };
}

export function presentReplay(page: ReplayPage): z.input<typeof replayReply> {
  return {
    total: page.total,
    judged: page.judged,
    skipped: page.skipped,
    unchanged: page.unchanged,
    changes: page.changes.map(({ examples, ...change }) => ({
      ...change,
      agentName: page.agentNames.get(change.agentId) ?? change.agentId,
      examples: examples.map((example) => ({ ...example, filedAt: example.filedAt.toISOString() })),
    })),
    next: page.next,
  };
}
