import type { CrmGateway } from '#crm/gateway.ts';
import type { CrmProvider } from '#crm/provider.ts';
import type { AccessTokens } from '#crm/rate-budget.ts';
import { Fault } from '#domain/shared/fault.ts';
import { type ConnectionKey, connectionOf, lockConnection, saveConnection } from '#store/connections.ts';
import type { Store } from '#store/database.ts';
import { rateBudget } from '#store/rate-budget.ts';
import type { Vault } from '#store/secrets/vault.ts';

/** A token is renewed this long before its end, so that no call starts with one that dies on the way. */
const marginMs = 60_000;

export interface GatewaysOptions {
  readonly store: Store;
  readonly vault: Vault;
  readonly providers: readonly CrmProvider[];
  readonly now: () => Date;
}

/** One open gateway per connection, kept for its caches. `null` where that connection does not stand. */
export function gateways({ store, vault, providers, now }: GatewaysOptions) {
  const open = new Map<string, CrmGateway>();

  return async function gatewayFor(at: ConnectionKey): Promise<CrmGateway | null> {
    const key = `${at.tenantId} ${at.crm} ${at.holder}`;
    const provider = providers.find((one) => one.crm === at.crm);
    if (provider === undefined) return null;
    const known = open.get(key);
    // A person may take back the access they lent at any moment, in any process.
    if (known !== undefined && at.holder === 'account') return known;
    const connection = await store.read(at.tenantId, (tx) => connectionOf(tx, vault, at));
    if (connection === null) {
      open.delete(key);
      return null;
    }
    const gateway =
      known ??
      provider.open({
        accountId: connection.accountId,
        apiUrl: connection.apiUrl,
        tokens: accessTokens(at, provider),
        budget: rateBudget(store, at.tenantId, at.crm, provider.pace, () => now().getTime()),
      });
    open.set(key, gateway);
    return gateway;
  };

  function accessTokens(at: ConnectionKey, provider: CrmProvider): AccessTokens {
    let held: { token: string; until: number } | null = null;

    async function renew(refused: string | null): Promise<string> {
      // Under the row's lock for as long as the CRM takes: two processes must not spend one refresh token. The one
      // exception to "no network call in a transaction", bounded by the provider's own time limit.
      const connection = await store.transact(at.tenantId, async (tx) => {
        const standing = await lockConnection(tx, vault, at);
        if (standing === null)
          throw new Fault('crm_access_lost', 'The CRM account was disconnected. Connect it again.');
        const fresh = standing.expiresAt.getTime() - now().getTime() > marginMs;
        if (fresh && standing.accessToken !== refused) return standing;
        const grant = await provider.refresh(standing);
        if (grant.accountId !== standing.accountId) {
          throw new Fault('crm_access_lost', 'The CRM gave a token for another account. Connect this one again.');
        }
        const renewed = { ...standing, ...grant };
        await saveConnection(tx, vault, renewed, now());
        return renewed;
      });
      held = { token: connection.accessToken, until: connection.expiresAt.getTime() - marginMs };
      return connection.accessToken;
    }

    return {
      current: async () => (held !== null && held.until > now().getTime() ? held.token : renew(null)),
      renew: (refused) => renew(refused),
    };
  }
}
