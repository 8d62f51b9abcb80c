import type { ConnectionHealthReply } from '#contract/connection-health.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';

/** What every section about the connection needs to know. */
export interface ConnectionProps {
  host: Host;
  health: ConnectionHealthReply;
  display: DisplaySettings;
  now: Date;
  /** Something changed, or may have: read the state again. */
  onChanged: () => Promise<void>;
}
