import { Fault } from '#domain/shared/fault.ts';
import type { CrmProvider } from '../provider.ts';
import { isTrustedInstance, type SalesforceApp } from './app.ts';
import { createSalesforceGateway } from './gateway.ts';
import { authorizeUrl, clientCredentialsGrant, exchangeCode, refreshGrant, revokeToken } from './oauth.ts';
import { isOrgAdmin } from './org-admin.ts';
import { recordIdOf } from './record-id.ts';

export type { SalesforceApp };

/**
 * Salesforce as a kind of CRM. An account's own access is that of the integration user whom the External Client App
 * runs as; each person may lend theirs beside it.
 */
export function salesforceProvider(app: SalesforceApp): CrmProvider {
  return {
    crm: 'salesforce',
    name: 'Salesforce',
    groupWord: 'permission set',
    usersCanConnect: true,
    pagesSignWithCertificate: true,
    recordIdOf,
    // The day's limit is large and shared with the company's other apps; what hurts at once is too much in parallel.
    pace: { burst: 200, perSecond: 100, reserve: 50 },
    // 200 is what one question for access takes; what hangs on one parent is in one lane, so that they do not meet.
    together: { records: 200, lanes: 8 },
    authorizeUrl: (request) => authorizeUrl(app, request),
    exchangeCode: (request) => exchangeCode(app, request),
    grantedByAdmin: (installer) => isOrgAdmin(app, installer),
    accountGrant: (installer) => clientCredentialsGrant(app, installer.apiUrl),
    refresh: ({ apiUrl, refreshToken }) =>
      refreshToken === '' ? clientCredentialsGrant(app, apiUrl) : refreshGrant(app, apiUrl, refreshToken),
    scopes: ['api'],
    revoke: ({ apiUrl, refreshToken, accessToken }) =>
      revokeToken(app, apiUrl, refreshToken === '' ? accessToken : refreshToken),
    open: ({ apiUrl, tokens, budget, clockSeen }) => {
      if (!isTrustedInstance(app, apiUrl)) {
        throw new Fault('crm_not_connected', "This organization's address is not one of Salesforce. Connect it again.");
      }
      return createSalesforceGateway({
        apiUrl,
        tokens,
        budget,
        now: app.now,
        ...(clockSeen === undefined ? {} : { clockSeen }),
        ...(app.timeoutMs === undefined ? {} : { callTimeoutMs: app.timeoutMs }),
        ...(app.limitHoldMs === undefined ? {} : { limitHoldMs: app.limitHoldMs }),
      });
    },
  };
}
