import express, { type ErrorRequestHandler, type Express } from 'express';
import { ApiError, jsonParserError, noSuchResource } from './api-error.ts';
import { controlRoutes } from './control-routes.ts';
import { authorizeRoute } from './oauth/authorize-route.ts';
import { AuthorizationCodes } from './oauth/codes.ts';
import { identityRoutes } from './oauth/identity-routes.ts';
import { OAuthError } from './oauth/oauth-error.ts';
import { revokeRoutes } from './oauth/revoke-routes.ts';
import { tokenRoute } from './oauth/token-route.ts';
import { apiCall, sendRefusal } from './rest/api-call.ts';
import { collectionResources } from './rest/collection-resources.ts';
import { compositeResources } from './rest/composite-resource.ts';
import { performWith } from './rest/dispatch.ts';
import { metadataResources } from './rest/metadata-resources.ts';
import { queryResources } from './rest/query-resources.ts';
import { recordResources } from './rest/record-resources.ts';
import { retrieveResources } from './rest/retrieve-resources.ts';
import { upsertResources } from './rest/upsert-resources.ts';
import type { Site } from './site.ts';
import { soapRoutes } from './soap-routes.ts';

const releases = [
  ['60.0', "Spring '24"],
  ['61.0', "Summer '24"],
  ['62.0', "Winter '25"],
  ['63.0', "Spring '25"],
  ['64.0', "Summer '25"],
  ['65.0', "Winter '26"],
  ['66.0', "Spring '26"],
  ['67.0', "Summer '26"],
  ['68.0', "Winter '27"],
].map(([version, label]) => ({ label, url: `/services/data/v${version}`, version }));

/** Salesforce's REST API, the bit of SOAP that is asked for, and its OAuth endpoints. */
export function createSalesforceApp(site: Site): Express {
  const app = express();
  const codes = new AuthorizationCodes();
  const parts = [
    ...metadataResources,
    ...collectionResources,
    ...retrieveResources,
    ...queryResources,
    ...recordResources,
    ...upsertResources,
  ];
  const resources = [...compositeResources(performWith(parts)), ...parts];
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.use(authorizeRoute(site, codes), tokenRoute(site, codes), revokeRoutes(site), identityRoutes(site));
  app.use(soapRoutes(site));
  app.use(express.json({ limit: '8mb', type: () => true }));
  app.use('/sandbox-control', controlRoutes(site));
  app.get('/services/data', (_req, res) => void res.json(releases));
  app.all(['/services/data/:version', '/services/data/:version/{*rest}'], apiCall(site, resources));
  app.use(() => {
    throw noSuchResource();
  });
  app.use(answerError);
  return app;
}

const answerError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (error instanceof OAuthError) res.status(error.status).set('cache-control', 'no-store').json(error.body);
  else sendRefusal(res, error instanceof ApiError ? error : unreadable(error));
};

function unreadable(error: unknown): ApiError {
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (type === 'entity.parse.failed') return jsonParserError('Unexpected character at input location [1,1]');
  if (status === 413)
    return new ApiError(413, [{ errorCode: 'REQUEST_TOO_LARGE', message: 'The request is too large.' }]);
  if (typeof status === 'number' && status < 500) return jsonParserError('The request could not be read.');
  console.error('the stand-in Salesforce failed:', error);
  return new ApiError(500, [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' }]);
}
