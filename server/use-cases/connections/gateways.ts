import type { CrmGateway } from '#crm/gateway.ts';
import type { CrmProvider } from '#crm/provider.ts';
import type { AccessTokens } from '#crm/rate-budget.ts';
import { Fault } from '#domain/shared/fault.ts';
import {
  type Connection,
  type ConnectionKey,
  connectionOf,
  lockConnection,
  markRefreshRefused,
  saveConnection,
} from '#store/connections.ts';
import type { Store, Writing } from '#store/database.ts';
import { rateBudget } from '#store/rate-budget.ts';
import type { Vault } from '#store/secrets/vault.ts';
import type { ConnectionNotes } from './connection-notes.ts';
import { accessEnded, refusalOf } from './refused-refresh.ts';
import { watchedGateway } from './watched-gateway.ts';

/** A token is renewed this long before its end, so that no call starts with one that dies on the way. */
const marginMs = 60_000;

/** For so long a process goes by what it knows of an account's connection, before it looks whether it still stands. */
const trustedForMs = 5_000;

export interface GatewaysOptions {
  readonly store: Store;
  readonly vault: Vault;
  readonly providers: readonly CrmProvider[];
  readonly notes: ConnectionNotes;
  readonly now: () => Date;
}

interface Open {
  readonly gateway: CrmGateway;
  readonly apiUrl: string;
  readonly lookedAt: number;
}

/**
 * One open gateway per connection, kept for its caches. `null` where that connection does not stand: it may have been
 * ended, or made again, by another process.
 */
export function gateways({ store, vault, providers, notes, now }: GatewaysOptions) {
  const open = new Map<string, Open>();

  return async function gatewayFor(at: ConnectionKey): Promise<CrmGateway | null> {
    const key = `${at.tenantId} ${at.crm} ${at.holder}`;
    const provider = providers.find((one) => one.crm === at.crm);
    if (provider === undefined) return null;
    const known = open.get(key);
    // A person may take back the access they lent at any moment, so theirs is looked at every time.
    const age = known === undefined ? Number.POSITIVE_INFINITY : now().getTime() - known.lookedAt;
    if (known !== undefined && at.holder === 'account' && age < trustedForMs) return known.gateway;
    const connection = await store.read(at.tenantId, (tx) => connectionOf(tx, vault, at));
    if (connection === null) {
      open.delete(key);
      return null;
    }
    const { apiUrl } = connection;
    const gateway = known?.apiUrl === apiUrl ? known.gateway : opened(at, provider, connection);
    open.set(key, { gateway, apiUrl, lookedAt: now().getTime() });
    return gateway;
  };

  function opened(at: ConnectionKey, provider: CrmProvider, { accountId, apiUrl }: Connection): CrmGateway {
    const { tenantId, crm } = at;
    const gateway = provider.open({
      accountId,
      apiUrl,
      tokens: accessTokens(at, provider),
      budget: rateBudget(store, tenantId, crm, provider.pace, () => now().getTime()),
      clockSeen: (skewMs) => notes.clockSeen(tenantId, crm, skewMs),
    });
    if (at.holder !== 'account') return gateway;
    return watchedGateway(gateway, {
      answered: () => notes.answered(tenantId, crm),
      failed: (code) => notes.failed(tenantId, crm, code),
    });
  }

  function accessTokens(at: ConnectionKey, provider: CrmProvider): AccessTokens {
    let held: { token: string; until: number } | null = null;

    async function renew(refused: string | null): Promise<string> {
      const connection = await store.transact(at.tenantId, (tx) => standingOrRenewed(tx, at, provider, refused));
      if (connection instanceof Fault) {
        // What is held has died with the refresh token that it came from.
        held = null;
        throw connection;
      }
      held = { token: connection.accessToken, until: connection.expiresAt.getTime() - marginMs };
      return connection.accessToken;
    }

    return {
      current: async () => (held !== null && held.until > now().getTime() ? held.token : renew(null)),
      renew: (refused) => renew(refused),
    };
  }

  /**
   * Under the row's lock for as long as the CRM takes: two processes must not spend one refresh token. The one exception
   * to "no network call in a transaction", bounded by the provider's own time limit.
   * @returns a Fault instead of throwing it where it has to be committed that the CRM refused the refresh token
   */
  async function standingOrRenewed(
    tx: Writing,
    at: ConnectionKey,
    provider: CrmProvider,
    refused: string | null,
  ): Promise<Connection | Fault> {
    const standing = await lockConnection(tx, vault, at);
    if (standing === null) throw new Fault('crm_access_lost', 'The CRM account was disconnected. Connect it again.');
    if (standing.refreshRefusedAt !== null) return accessEnded(provider, at.holder, standing.refreshRefusedAt);
    const fresh = standing.expiresAt.getTime() - now().getTime() > marginMs;
    if (fresh && standing.accessToken !== refused) return standing;
    const grant = await provider.refresh(standing).catch((error: unknown) => refusalOf(standing, error));
    if (grant instanceof Fault) {
      const refusedAt = now();
      await markRefreshRefused(tx, at, refusedAt);
      return accessEnded(provider, at.holder, refusedAt, grant);
    }
    if (grant.accountId !== standing.accountId) {
      throw new Fault('crm_access_lost', 'The CRM gave a token for another account. Connect this one again.');
    }
    // A CRM that does not repeat the scopes at a refresh has not taken them back.
    const scopes = grant.scopes.length > 0 ? grant.scopes : standing.scopes;
    const renewed = { ...standing, ...grant, scopes };
    await saveConnection(tx, vault, renewed, now());
    return renewed;
  }
}
