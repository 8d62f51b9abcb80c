import type { CrmGateway } from './gateway.ts';
import type { AccessTokens, RateBudget } from './rate-budget.ts';

/** What an OAuth exchange gave us. */
export interface Grant {
  readonly accountId: string;
  /** The CRM user who installed; `null` after a refresh. */
  readonly userId: string | null;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly scopes: readonly string[];
}

/** One kind of CRM: how to get into an account of it, and how to speak to one. */
export interface CrmProvider {
  readonly crm: string;
  /** Where accounts of this CRM are spoken to. Pinned by configuration, never taken from a request. */
  readonly apiUrl: string;
  /** How fast one account may be spoken to, for the shared budget. */
  readonly pace: { readonly burst: number; readonly perSecond: number; readonly reserve: number };
  authorizeUrl(request: { state: string; redirectUri: string }): string;
  /** @throws Fault `crm_access_lost` when the CRM refuses the code, `crm_unreachable` when it does not answer */
  exchangeCode(request: { code: string; redirectUri: string }): Promise<Grant>;
  /** @throws Fault `crm_access_lost` when the account has to be connected again, `crm_unreachable` */
  refresh(refreshToken: string): Promise<Grant>;
  open(account: { accountId: string; tokens: AccessTokens; budget: RateBudget }): CrmGateway;
}
