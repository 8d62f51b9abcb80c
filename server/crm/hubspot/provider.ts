import type { CrmProvider, Grant } from '../provider.ts';
import { createHubSpotGateway } from './gateway.ts';
import { authorizeUrl, exchangeCode, type HubSpotGrant, type OAuthApp, refreshToken } from './oauth.ts';

/**
 * HubSpot as a kind of CRM.
 * @param app.timeoutMs also the longest wait for one answer of the CRM itself
 */
export function hubspotProvider(app: OAuthApp): CrmProvider {
  return {
    crm: 'hubspot',
    apiUrl: app.apiUrl,
    // A marketplace app may make 110 calls in any ten seconds: 30 + 10 × 7.5 stays below that.
    pace: { burst: 30, perSecond: 7.5, reserve: 10 },
    authorizeUrl: (request) => authorizeUrl(app, request),
    exchangeCode: async (request) => grantOf(await exchangeCode(app, request)),
    refresh: async (token) => grantOf(await refreshToken(app, token)),
    open: (account) =>
      createHubSpotGateway({
        ...account,
        apiUrl: app.apiUrl,
        now: app.now,
        ...(app.timeoutMs === undefined ? {} : { callTimeoutMs: app.timeoutMs }),
      }),
  };
}

function grantOf({ hubId, ...grant }: HubSpotGrant): Grant {
  return { ...grant, accountId: hubId };
}
