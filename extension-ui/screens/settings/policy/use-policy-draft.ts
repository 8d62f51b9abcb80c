import { useCallback } from 'react';
import type { WirePolicyContent } from '#contract/policy.ts';
import type { PolicyDraftReply } from '#contract/policy-draft.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { fetchPolicyDraft, savePolicyDraft } from '#ui/core/policy-draft-api.ts';
import { type LoadedState, useLoaded } from '../use-loaded.ts';

export interface PolicyDraftState {
  readonly state: LoadedState<PolicyDraftReply>;
  reload(): Promise<void>;
  /** Saves the draft with one change to it, and reads it again whatever came of it. @returns why it did not work, or `null` */
  edit(change: (content: WirePolicyContent) => WirePolicyContent): Promise<LoadProblem | null>;
}

/**
 * The draft as the server has it. Every edit is saved at once: nothing is lost with the page, and what the screens say
 * of it is what would be published.
 */
export function usePolicyDraft(host: Host): PolicyDraftState {
  const { state, reload } = useLoaded(host, fetchPolicyDraft);
  const known = state.status === 'ready' ? state.value : null;
  const edit = useCallback(
    async (change: (content: WirePolicyContent) => WirePolicyContent) => {
      if (known === null) return null;
      const { draft, inForce } = known;
      const saved = await savePolicyDraft(host, draft?.revision ?? 0, change(draft?.content ?? inForce));
      await reload();
      return saved.ok ? null : saved.problem;
    },
    [host, known, reload],
  );
  return { state, reload, edit };
}
