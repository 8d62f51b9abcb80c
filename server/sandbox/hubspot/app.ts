import express, { type ErrorRequestHandler, type Express } from 'express';
import { ApiError, validationError } from './api-error.ts';
import { authorizeRoute } from './oauth/authorize-route.ts';
import { AuthorizationCodes } from './oauth/codes.ts';
import { tokenRoutes } from './oauth/token-routes.ts';
import type { Portal } from './portal.ts';
import { associationRoutes } from './routes/association-routes.ts';
import { batchRoutes } from './routes/batch-routes.ts';
import { controlRoutes } from './routes/control-routes.ts';
import { objectRoutes } from './routes/object-routes.ts';
import { ownerRoutes } from './routes/owner-routes.ts';
import { propertyRoutes, propertyValidationRoutes } from './routes/property-routes.ts';
import { searchRoutes } from './routes/search-routes.ts';
import { teamRoutes } from './routes/team-routes.ts';
import { uninstallRoute } from './routes/uninstall-route.ts';

const dated = ['2026-03', '2026-09'];

/** HubSpot's public API, old paths and dated ones. */
export function createHubSpotApp(portal: Portal, setWebhookUrl: (url: string | null) => void): Express {
  const app = express();
  const codes = new AuthorizationCodes();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.use(authorizeRoute(portal, codes), tokenRoutes(portal, codes));
  app.use(express.json({ limit: '8mb', type: () => true }));
  app.use('/sandbox-control', controlRoutes(portal, setWebhookUrl));
  // Before the routes for one record, which would take "batch" for an id.
  app.use(paths('objects'), batchRoutes(portal), searchRoutes(portal), objectRoutes(portal));
  app.use(paths('properties'), propertyRoutes(portal));
  app.use(paths('owners'), ownerRoutes(portal));
  app.use(paths('property-validations'), propertyValidationRoutes(portal));
  app.use('/settings/v3/users', teamRoutes(portal));
  app.use(
    ['v3', ...dated].map((version) => `/appinstalls/${version}/external-install`),
    uninstallRoute(portal),
  );
  app.use('/crm/v4/objects', associationRoutes(portal));
  app.use(() => {
    throw new ApiError(404, { message: 'No such endpoint.', category: 'OBJECT_NOT_FOUND' });
  });
  app.use(answerError);
  return app;
}

function paths(resource: string): string[] {
  return [`/crm/v3/${resource}`, ...dated.map((version) => `/crm/${resource}/${version}`)];
}

const answerError: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  const refusal = error instanceof ApiError ? error : unreadable(error);
  // A gateway without its server answers in HTML, like the one in front of HubSpot.
  if (refusal.status === 502) res.status(502).type('html').send('<html><h1>502 Bad Gateway</h1></html>');
  else res.status(refusal.status).json(refusal.body);
};

function unreadable(error: unknown): ApiError {
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (type === 'entity.parse.failed') return validationError('Invalid input JSON on line 1, column 1: not readable.');
  if (status === 413) return new ApiError(413, { message: 'The request body is too large.' });
  if (typeof status === 'number' && status < 500) return validationError('The request could not be read.');
  console.error('the stand-in HubSpot failed:', error);
  return new ApiError(500, { message: 'internal error' });
}
