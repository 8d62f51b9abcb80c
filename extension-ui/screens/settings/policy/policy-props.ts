import type { WirePolicyContent } from '#contract/policy.ts';
import type { PolicyDraftReply } from '#contract/policy-draft.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import type { SettingsPart } from '#ui/core/settings-part.ts';

/** What every screen about the draft needs to know. */
export interface PolicyProps {
  host: Host;
  go: (part: SettingsPart) => void;
  reply: PolicyDraftReply;
  /** The draft, or what is in force where there is none. */
  content: WirePolicyContent;
  edit: (change: (content: WirePolicyContent) => WirePolicyContent) => Promise<LoadProblem | null>;
  reload: () => Promise<void>;
  display: DisplaySettings;
  now: Date;
}
