import type { Host } from '#ui/core/host.ts';
import type { SettingsPart } from '#ui/core/settings-part.ts';

/** What every part of the settings gets. */
export interface PartProps {
  host: Host;
  /** Shows another part. */
  go: (part: SettingsPart) => void;
}
