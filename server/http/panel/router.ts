import path from 'node:path';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { Fault } from '#domain/shared/fault.ts';
import { pageWithStart } from '../page-with-start.ts';
import { faultFrom, statusOf } from '../problem.ts';
import { ancestorsFor, salesforceAncestors, setFramedPageHeaders } from './framing.ts';
import type { PanelStart } from './panel-start.ts';
import { problemPage, problemStyle } from './problem-page.ts';

export interface PanelOptions {
  /** Where the build of the panel lies. */
  readonly directory: string;
  /** Where the build of Fieldward's own page lies. */
  readonly appDirectory: string;
  /** Addresses besides Salesforce's whose pages may frame the panel: the sandbox's. */
  readonly extraAncestors: readonly string[];
  /**
   * Checks what Canvas posted and answers what the page starts with.
   * @throws Fault when it proves nothing
   */
  readonly canvasLanding: (signedRequest: string) => Promise<NonNullable<PanelStart['canvas']>>;
  /** Told what broke on our side; the person reads only that something did. */
  readonly onFailure?: (cause: unknown) => void;
}

/** A Canvas envelope with every optional part stays far below this. */
const formBytesMax = 64 * 1024;
const formType = 'application/x-www-form-urlencoded';

/**
 * What Salesforce's pages frame: the panel for the Lightning component, Fieldward's own page, the panel again as the
 * landing of a Canvas app, and their files. None of it is secret; who looks at it is proven later, by what the page sends.
 */
export function panelRouter(options: PanelOptions): Router {
  const { directory, appDirectory, canvasLanding } = options;
  const allowedOrigins = options.extraAncestors.map((address) => new URL(address).origin);
  const router = Router();
  const sendPanel = async (
    res: Response,
    start: Omit<PanelStart, 'allowedOrigins'>,
    ancestors: readonly string[] = salesforceAncestors,
    page = directory,
  ) => {
    const html = await pageWithStart(page, { allowedOrigins, ...start } satisfies PanelStart);
    setFramedPageHeaders(res, [...ancestors, ...allowedOrigins]);
    res.type('html').send(html);
  };

  router.use('/salesforce/assets', assets([directory, appDirectory]));
  router.get('/salesforce/problem.css', (_req, res) => void forAnyOrigin(res).type('css').send(problemStyle));
  router.get('/salesforce/panel', (req, res) => sendPanel(res, {}, ancestorsFor(hostOriginIn(req))));
  router.get('/salesforce/app', (req, res) => sendPanel(res, {}, ancestorsFor(hostOriginIn(req)), appDirectory));
  router.get('/salesforce/canvas', (req) => {
    throw canvasWithoutRequest(req);
  });
  router.post(
    '/salesforce/canvas',
    express.text({ type: formType, limit: formBytesMax, inflate: false }),
    async (req, res) => sendPanel(res, { canvas: await canvasLanding(signedRequestIn(req)) }),
  );
  router.use('/salesforce', (error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    const fault = faultFrom(error);
    if (fault.cause !== undefined) options.onFailure?.(fault.cause);
    setFramedPageHeaders(res, [...salesforceAncestors, ...allowedOrigins]);
    res.status(statusOf(fault.code)).type('html').send(problemPage('Fieldward cannot be shown here', fault.message));
  });
  return router;
}

/** File names carry a hash of the content, so a browser may keep them for good. */
function assets(pages: readonly string[]) {
  const files = pages.map((page) =>
    express.static(path.join(page, 'assets'), { index: false, redirect: false, immutable: true, maxAge: '1y' }),
  );
  const router = Router();
  router.use(
    (_req, res, next) => {
      forAnyOrigin(res);
      next();
    },
    ...files,
  );
  router.use(() => {
    throw new Fault('not_found', 'The panel has no such file. Reload the record.');
  });
  return router;
}

/** A frame without an origin of its own loads a module only if everybody may. */
function forAnyOrigin(res: Response): Response {
  return res.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
}

/** What Lightning's embedding appends to the address; `null` where it appends nothing readable. */
function hostOriginIn(req: Request): string | null {
  const query = new URLSearchParams(req.originalUrl.split('?').slice(1).join('?'));
  try {
    const { hostAppOrigin }: { hostAppOrigin?: unknown } = JSON.parse(query.get('hostMetaData') ?? '{}');
    return typeof hostAppOrigin === 'string' ? hostAppOrigin : null;
  } catch {
    return null;
  }
}

function signedRequestIn(req: Request): string {
  if (typeof req.body !== 'string') throw new Fault('media_type_unsupported', 'Salesforce did not send a form.');
  const [signedRequest, ...more] = new URLSearchParams(req.body).getAll('signed_request');
  if (signedRequest === undefined || signedRequest === '' || more.length > 0) {
    throw new Fault('request_malformed', 'Salesforce sent no signed request. Reload the record.');
  }
  return signedRequest;
}

function canvasWithoutRequest(req: Request): Fault {
  const query = new URLSearchParams(req.originalUrl.split('?').slice(1).join('?'));
  if (query.get('_sfdc_canvas_authvalue') !== 'user_approval_required') {
    return new Fault('method_not_allowed', 'Open a record in Salesforce: only Salesforce can open this page.');
  }
  const text =
    'Your Salesforce admin has to approve Fieldward for you first: in Setup, open the policies of the External Client ' +
    'App "Fieldward", choose "Admin approved users are pre-authorized", and add your profile or a permission set.';
  return new Fault('forbidden', text);
}
