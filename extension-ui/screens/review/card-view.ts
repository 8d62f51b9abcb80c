import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import type { ReviewControls } from './use-review.ts';

/** What every part of the card needs to know of its surroundings. */
export interface CardView {
  readonly host: Host;
  readonly layout: 'wide' | 'narrow';
  /** A wider card of the same record stands beside it, which tells the agent's reasons. */
  readonly brief: boolean;
  readonly settings: DisplaySettings;
  /** When the data was read: ages are counted from here. */
  readonly now: Date;
  /** The CRM's name as people say it. */
  readonly crm: string;
  readonly controls: ReviewControls;
}
