import type { PrivacyReply } from '#contract/privacy.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';

/** What every section about privacy needs to know. */
export interface PrivacyProps {
  host: Host;
  privacy: PrivacyReply;
  display: DisplaySettings;
  now: Date;
  /** Something changed, or may have: read it again. */
  onChanged: () => Promise<void>;
}
