import type { CrmProvider, Grant } from '../provider.ts';
import { createHubSpotGateway } from './gateway.ts';
import { leaveAccount } from './leave-account.ts';
import { authorizeUrl, exchangeCode, type HubSpotGrant, type OAuthApp, refreshToken } from './oauth.ts';
import { isRecordId } from './object-types.ts';

/**
 * HubSpot as a kind of CRM.
 * @param app.timeoutMs also the longest wait for one answer of the CRM itself
 */
export function hubspotProvider(app: OAuthApp): CrmProvider {
  return {
    crm: 'hubspot',
    name: 'HubSpot',
    groupWord: 'team',
    usersCanConnect: false,
    pagesSignWithCertificate: false,
    recordIdOf: (text) => (isRecordId(text) ? text : null),
    // A marketplace app may make 110 calls in any ten seconds: 20 + 10 × 8.5 stays below that.
    pace: { burst: 20, perSecond: 8.5, reserve: 10 },
    // Its limit is reached with one part after the other already.
    together: { records: 100, lanes: 1 },
    authorizeUrl: (request) => authorizeUrl(app, request),
    exchangeCode: async (request) => grantOf(app, await exchangeCode(app, request)),
    // HubSpot itself lets nobody else install an app.
    grantedByAdmin: async () => true,
    // The app's access belongs to the account already.
    accountGrant: async (installer) => installer,
    refresh: async (standing) => grantOf(app, await refreshToken(app, standing.refreshToken)),
    scopes: app.scopes,
    revoke: (standing) => leaveAccount(app, standing),
    // HubSpot signs the time into every request of a card: that says more than its answers do.
    open: ({ apiUrl: _, clockSeen: __, ...account }) =>
      createHubSpotGateway({
        ...account,
        // Pinned: whatever a stored row says, HubSpot is where the configuration says.
        apiUrl: app.apiUrl,
        now: app.now,
        ...(app.timeoutMs === undefined ? {} : { callTimeoutMs: app.timeoutMs }),
      }),
  };
}

function grantOf({ apiUrl }: OAuthApp, { hubId, ...grant }: HubSpotGrant): Grant {
  return { ...grant, accountId: hubId, apiUrl };
}
