import type { OrgUser } from './org-port.ts';
import type { Site } from './site.ts';

/** One authenticated call: who makes it, and with which version of the API. */
export interface Session {
  site: Site;
  user: OrgUser;
  /** `66.0` */
  version: string;
  /** /services/data/v66.0 */
  base: string;
  /** Accounts that writes held which were under way when this one came. */
  heldByOthers: ReadonlySet<string>;
}
