import { createHmac } from 'node:crypto';
import { issueAccess, newGrant } from './oauth/issue-access.ts';
import type { CanvasContext } from './options.ts';
import type { Site } from './site.ts';

/**
 * `signed_request` as Canvas posts it: base64(HMAC-SHA256(consumer secret, envelope)) + "." + envelope.
 * `environment.record` stays empty, as it does where an Aura component wraps the canvas app.
 */
export function canvasSignedRequest(site: Site, context: CanvasContext): string {
  const user = site.users.find(({ id }) => id === context.userId);
  if (!user?.isActive) throw new Error(`there is no active user ${context.userId}`);
  const scopes = ['api', 'openid', 'refresh_token'];
  const grant = newGrant(site, { userId: user.id, scopes, isRefreshable: true });
  const { accessToken, issuedAt } = issueAccess(site, grant);
  const envelope = {
    algorithm: 'HMACSHA256',
    issuedAt,
    userId: user.id,
    client: {
      refreshToken: grant.refreshToken,
      instanceId: `${site.app.appName}:${site.organizationId}`,
      targetOrigin: site.url,
      instanceUrl: site.url,
      oauthToken: accessToken,
    },
    context: {
      user: {
        userId: user.id,
        userName: user.username,
        firstName: user.firstName,
        lastName: user.lastName,
        email: user.email,
        fullName: user.name,
        locale: user.locale,
        language: user.language,
        timeZone: user.timeZone,
        profileId: user.profileId,
        roleId: null,
        userType: 'STANDARD',
        currencyISOCode: site.currency.code,
        accessibilityModeEnabled: false,
        isDefaultNetwork: true,
      },
      links: linksOf(site, user.id),
      application: {
        name: site.app.appName,
        canvasUrl: context.canvasUrl,
        applicationId: site.app.clientId,
        version: '1.0',
        authType: 'SIGNED_REQUEST',
        referenceId: site.app.clientId,
        options: [],
        samlInitiationMethod: 'None',
        developerName: site.app.appName,
        namespace: '',
      },
      organization: {
        organizationId: site.organizationId,
        name: 'Corvane',
        multicurrencyEnabled: !site.currency.isOnlyOne,
        namespacePrefix: null,
        currencyIsoCode: site.currency.code,
      },
      environment: {
        referer: null,
        locationUrl: site.url,
        displayLocation: 'Aura',
        subLocation: null,
        uiTheme: 'Theme4d',
        dimensions: { width: '100%', height: '600px', maxWidth: '100%', maxHeight: '2000px' },
        parameters: context.parameters,
        record: {},
        version: { season: 'SPRING', api: '66.0' },
      },
    },
  };
  const encoded = Buffer.from(JSON.stringify(envelope)).toString('base64');
  const signature = createHmac('sha256', site.app.clientSecret).update(encoded).digest('base64');
  return `${signature}.${encoded}`;
}

function linksOf(site: Site, userId: string) {
  const data = '/services/data/v66.0';
  return {
    loginUrl: site.url,
    enterpriseUrl: `/services/Soap/c/66.0/${site.organizationId}`,
    restUrl: `${data}/`,
    sobjectUrl: `${data}/sobjects/`,
    queryUrl: `${data}/query/`,
    searchUrl: `${data}/search/`,
    recentItemsUrl: `${data}/recent/`,
    userUrl: `/${userId}`,
  };
}
