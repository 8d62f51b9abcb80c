import type { PolicyDraftReply } from '#contract/policy-draft.ts';
import type { PolicyProps } from '../policy/policy-props.ts';

/** What every screen about a draft that exists needs to know. */
export interface DraftProps extends PolicyProps {
  draft: NonNullable<PolicyDraftReply['draft']>;
  /** Told the version that the draft became. */
  onPublished: (version: number) => void;
}
