import type { CrmGateway } from './gateway.ts';
import type { AccessTokens, RateBudget } from './rate-budget.ts';

/** What an OAuth exchange gave us. */
export interface Grant {
  readonly accountId: string;
  /** Where this account is spoken to. A provider checks it against its own addresses before it hands it on. */
  readonly apiUrl: string;
  /** The CRM user who granted; `null` where nobody did, or after a refresh. */
  readonly userId: string | null;
  readonly accessToken: string;
  /** Empty where access is renewed without one. */
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
}

/** What a browser is sent to the CRM's consent page for: less is asked for where less is needed. */
export type OAuthPurpose = 'install' | 'sign_in' | 'lend';

/** What of a standing grant is needed to renew it. */
export type StandingGrant = Pick<Grant, 'apiUrl' | 'refreshToken'>;

/** With what one account is spoken to. */
export interface OpenAccount {
  readonly accountId: string;
  readonly apiUrl: string;
  readonly tokens: AccessTokens;
  readonly budget: RateBudget;
  /** Told where an answer says what time it is: our clock minus the CRM's, milliseconds. */
  readonly clockSeen?: (skewMs: number) => void;
}

/** One kind of CRM: how to get into an account of it, and how to speak to one. */
export interface CrmProvider {
  readonly crm: string;
  /** What people call it. */
  readonly name: string;
  /** What it calls its groups of users, in the singular. */
  readonly groupWord: string;
  /** Whether its users can lend us their own access, so that a write is theirs also for the CRM. */
  readonly usersCanConnect: boolean;
  /** Whether its pages vouch for their users with a certificate of the account that an admin has to name. */
  readonly pagesSignWithCertificate: boolean;
  /** The one spelling of a record's id here, of those that the CRM accepts; `null` for what is no id. */
  recordIdOf(text: string): string | null;
  /** How fast one account may be spoken to, for the shared budget. */
  readonly pace: { readonly burst: number; readonly perSecond: number; readonly reserve: number };
  /** How a batch is worked on: how many records one read takes, and how many such parts are under way at once. */
  readonly together: { readonly records: number; readonly lanes: number };
  /** @param request.codeChallenge RFC 7636, S256 */
  authorizeUrl(request: { state: string; redirectUri: string; codeChallenge: string; purpose: OAuthPurpose }): string;
  /** @throws Fault `crm_access_lost` when the CRM refuses the code, `crm_unreachable` when it does not answer */
  exchangeCode(request: { code: string; redirectUri: string; codeVerifier: string }): Promise<Grant>;
  /**
   * Whether the CRM counts whoever granted this among its own admins: only they may connect an account.
   * @throws Fault `crm_unreachable`, `crm_rate_limited`, `crm_access_lost`
   */
  grantedByAdmin(installer: Grant): Promise<boolean>;
  /**
   * The account's own access, for reading and for people who have not lent theirs. Where the CRM has none, the grant of
   * the person who installed.
   * @throws Fault `crm_access_lost` when the account has none for us, `crm_unreachable`
   */
  accountGrant(installer: Grant): Promise<Grant>;
  /** @throws Fault `crm_access_lost` when access has to be granted again, `crm_unreachable` */
  refresh(standing: StandingGrant): Promise<Grant>;
  /** What the account's own access has to cover, in the CRM's words. */
  readonly scopes: readonly string[];
  /**
   * Gives access back to the CRM, and takes the app out of the account where the CRM lets an app do that.
   * @throws Fault `crm_unreachable` when it could not be told, or not all of it
   */
  revoke(standing: StandingGrant & Pick<Grant, 'accessToken'>): Promise<void>;
  open(account: OpenAccount): CrmGateway;
}
