import type { AgentKeysReply } from '#contract/agent-key.ts';
import type { SettingsReply } from '#contract/settings.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';

/** What the parts of one agent's keys need to know. */
export interface KeyProps {
  host: Host;
  reply: AgentKeysReply;
  allowlist: SettingsReply['allowlist'];
  display: DisplaySettings;
  now: Date;
  /** Something changed, or may have: read the keys again. */
  onChanged: () => Promise<void>;
}
