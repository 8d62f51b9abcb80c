import { createSalesforceGateway, type SalesforceGatewayOptions } from '#crm/salesforce/gateway.ts';
import { clientCredentialsGrant } from '#crm/salesforce/oauth.ts';
import { startSalesforceStandIn } from '#sandbox/salesforce/start.ts';
import { recordingBudget } from '#test/crm/ports.ts';

export const orgApp = { clientId: 'test-client', clientSecret: 'test-secret' };

/** A gateway of the integration user to a stand-in organization whose clock can be moved on. */
export async function openOrgGateway(options: Partial<SalesforceGatewayOptions> & { onlyCurrency?: string } = {}) {
  const { onlyCurrency, ...gatewayOptions } = options;
  let ahead = 0;
  const standIn = await startSalesforceStandIn({
    ...orgApp,
    appName: 'Fieldward',
    ...(onlyCurrency === undefined ? {} : { onlyCurrency }),
    redirectUris: ['http://localhost:4310/oauth/salesforce/callback'],
    now: () => new Date(Date.now() + ahead),
  });
  const app = { ...orgApp, loginUrl: standIn.url, now: Date.now };
  let token = (await clientCredentialsGrant(app, standIn.url)).accessToken;
  let renewals = 0;
  const recorded = recordingBudget();
  const gateway = createSalesforceGateway({
    apiUrl: standIn.url,
    tokens: {
      current: async () => token,
      renew: async () => {
        renewals += 1;
        token = (await clientCredentialsGrant(app, standIn.url)).accessToken;
        return token;
      },
    },
    budget: recorded.budget,
    now: Date.now,
    ...gatewayOptions,
  });
  const idOf = (name: string) => standIn.people.find(({ firstName }) => firstName === name)?.userId ?? '';
  return {
    standIn,
    gateway,
    holds: recorded.holds,
    renewals: () => renewals,
    people: { rep: idOf('Maya'), otherRep: idOf('Tobias'), salesOps: idOf('Inés'), admin: idOf('Ruth') },
    /** Salesforce tells whole seconds only: an edit in the same one could not be told apart. */
    later: (ms: number) => {
      ahead += ms;
    },
  };
}
