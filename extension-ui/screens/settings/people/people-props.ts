import type { PeopleReply } from '#contract/person.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';

/** What every section about people needs to know. */
export interface PeopleProps {
  host: Host;
  reply: PeopleReply;
  display: DisplaySettings;
  now: Date;
  /** Something changed, or may have: read the people again. */
  onChanged: () => Promise<void>;
}
