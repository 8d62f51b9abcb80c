import express, { type RequestHandler, Router } from 'express';
import { ownHostOnly } from '../../pages/own-page-only.ts';
import { answerPageError, PageError } from '../../pages/page-error.ts';
import { ApiError } from '../api-error.ts';
import type { PagesOptions } from '../options.ts';
import { longId } from '../record-id.ts';
import type { Site } from '../site.ts';
import { pageApi } from './page-api.ts';

export interface PagesRouter {
  /** To be mounted at /sandbox/salesforce: the built page asks for its files there. */
  router: Router;
  configure(options: PagesOptions): void;
  close(): void;
}

/** The Lightning-like record page with its scripts, its component and its API. */
export function createPagesRouter(site: Site): PagesRouter {
  const router = Router();
  let options: PagesOptions | undefined;
  let serveFiles: RequestHandler[] = [];
  const api = pageApi(site, () => options);
  router.use('/api', api.router);
  router.use(ownHostOnly('Salesforce', () => options?.productUrl));
  router.get('/', (req, res) => {
    const { objectType, recordId } = site.org.flagship;
    res.redirect(302, `${req.baseUrl}/lightning/r/${objectType}/${recordId}/view`);
  });
  router.get('/lightning/r/:objectType/:recordId/view', (req, res, next) => {
    const { objectType, recordId } = req.params;
    const id = longId(recordId);
    // Old links have ids of 15 characters; the page knows one name for a record only.
    if (id === undefined || id === recordId || !/^\w+$/.test(objectType)) return next();
    res.redirect(302, `${req.baseUrl}/lightning/r/${objectType}/${id}/view`);
  });
  router.get('/lightning/{*rest}', (_req, res, next) => {
    if (!options) throw new PageError(503, 'The record page is not set up yet.');
    // Salesforce lets what it frames open windows, such as the one in which a person lends their access.
    res.set({ 'cache-control': 'no-store', 'cross-origin-opener-policy': 'same-origin-allow-popups' });
    res.sendFile('index.html', { root: options.pagesDirectory, cacheControl: false }, (error) => {
      if (error) next(new PageError(503, 'The record page has not been built.'));
    });
  });
  for (const index of [0, 1]) router.use((req, res, next) => (serveFiles[index] ?? skip)(req, res, next));
  router.use(() => {
    throw new PageError(404, 'There is nothing at this address.');
  });
  router.use(answerPageError('Salesforce', refusalOf));
  return {
    router,
    configure: (given) => {
      options = given;
      serveFiles = filesOf(given);
    },
    close: api.close,
  };
}

const skip: RequestHandler = (_req, _res, next) => next();

function filesOf({ componentDirectory, pagesDirectory }: PagesOptions): RequestHandler[] {
  const pages = express.static(pagesDirectory, { index: false, redirect: false });
  if (componentDirectory === undefined) return [pages];
  // A rebuilt component must be the one that runs.
  const component = express.static(componentDirectory, { index: false, cacheControl: false });
  return [Router().use('/component', component), pages];
}

/** A refusal of the org that was thrown and not returned. */
function refusalOf(error: unknown): PageError | null {
  if (!(error instanceof ApiError)) return null;
  const errors = error.complaints.map(({ errorCode, message, fields = [] }) => ({ errorCode, message, fields }));
  return new PageError(error.status, errors.map(({ message }) => message).join(' '), { errors });
}
