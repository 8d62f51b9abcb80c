import express, { type Request, type RequestHandler, Router } from 'express';
import { ownHostOnly } from '../../pages/own-page-only.ts';
import { answerPageError, PageError } from '../../pages/page-error.ts';
import type { PagesOptions } from '../options.ts';
import type { Portal } from '../portal.ts';
import { flagshipDealId } from '../seed/stories/halvorsen.ts';
import { pageApi } from './page-api.ts';
import { refusalOf } from './refusal-of.ts';

export interface PagesRouter {
  router: Router;
  configure(options: PagesOptions): void;
  close(): void;
}

/** The record page with its scripts, its cards and its API; everything relative to where it is mounted. */
export function createPagesRouter(portal: Portal): PagesRouter {
  const router = Router();
  let options: PagesOptions | undefined;
  let serveFiles: RequestHandler[] = [];
  const api = pageApi(portal, () => options);
  router.use('/api', api.router);
  router.use(ownHostOnly('HubSpot', () => options?.productUrl));
  router.get('/', (req, res) => res.redirect(302, `${req.baseUrl}/hubspot/record/0-3/${flagshipDealId}`));
  router.get(['/hubspot/record/:objectTypeId/:objectId', '/hubspot/app/{*rest}'], (_req: Request, res, next) => {
    if (!options) throw new PageError(503, 'The record page is not set up yet.');
    res.set('cache-control', 'no-store');
    res.sendFile('index.html', { root: options.pagesDirectory, cacheControl: false }, (error) => {
      if (error) next(new PageError(503, 'The record page has not been built.'));
    });
  });
  router.use((req, res, next) => {
    const [cards, pages] = serveFiles;
    if (!cards || !pages) return next();
    cards(req, res, (error?: unknown) => (error ? next(error) : pages(req, res, next)));
  });
  router.use(() => {
    throw new PageError(404, 'There is nothing at this address.');
  });
  router.use(answerPageError('HubSpot', refusalOf));
  return {
    router,
    configure: (given) => {
      options = given;
      serveFiles = filesOf(given);
    },
    close: api.close,
  };
}

function filesOf({ cardDirectory, pagesDirectory }: PagesOptions): RequestHandler[] {
  // A rebuilt card must be the one that runs.
  const cards = Router().use('/card', express.static(cardDirectory, { index: false, cacheControl: false }));
  const pages = express.static(pagesDirectory, { index: false, redirect: false });
  return [cards, pages];
}
