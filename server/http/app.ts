import { randomUUID } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Fault } from '#domain/shared/fault.ts';
import { permissionsOf } from '#domain/shared/permission.ts';
import { giveSignatureBack } from '#use-cases/access/recognise.ts';
import type { Context } from '#use-cases/context.ts';
import { type Caller, type Claim, callerBehind, claimIn, type RequestProof } from './authenticate.ts';
import { credentialRate } from './credential-rate.ts';
import { crossOrigin } from './cross-origin.ts';
import { readJson } from './json-body.ts';
import type { Metrics } from './metrics.ts';
import { faultFrom, problemFrom } from './problem.ts';
import { type CallerKind, forbidden, type Route } from './route.ts';
import { type PageProof, sessionRoutes } from './sessions.ts';

export interface AppOptions {
  readonly ctx: Context;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** How the outside reaches us; signatures are checked against it, never against a forwarded header. */
  readonly publicUrl: string;
  readonly routes: readonly Route[];
  readonly proofs: readonly RequestProof[];
  readonly pageProofs: readonly PageProof[];
  /** Health, metrics and documents: answered to everybody, also to an address that floods us, which a load balancer may share. */
  readonly operations: RequestHandler;
  /** Mounted before the routes: install, webhooks, pages for hosts, the sandbox's pages. */
  readonly extras: readonly { readonly path: string; readonly handler: RequestHandler }[];
}

/** A hundred suggestions with their quotes are long; the longest that a person sends is an allowlist of 5,000 fields. */
const bodyBytesMax: Readonly<Record<CallerKind, number>> = { agent: 2_000_000, person: 1_000_000 };

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.set('etag', false);
  app.use(observe(options));
  app.use(securityHeaders());
  app.use('/api', crossOrigin);
  app.use(options.operations);
  app.use(floodGuard());
  for (const { path, handler } of options.extras) app.use(path, handler);
  app.use(
    '/api/sessions',
    sessionRoutes(options.ctx, { pageProofs: options.pageProofs, requestProofs: options.proofs }),
  );
  const paths = new Map<string, Set<string>>();
  const rate = credentialRate((res) => res.locals.claim as Claim);
  for (const route of options.routes) {
    const body = express.raw({ type: () => true, limit: bodyBytesMax[route.caller], inflate: false });
    const steps = [body, takeClaim(route, options), rate, identify(options), serve(route, options)];
    app[route.method.toLowerCase() as 'get' | 'post' | 'delete'](route.path, ...steps);
    paths.set(route.path, (paths.get(route.path) ?? new Set()).add(route.method));
  }
  for (const [path, methods] of paths) app.all(path, refuseMethod([...methods]));
  app.use(() => {
    throw new Fault('not_found', 'There is nothing at this address.');
  });
  app.use(answerProblem(options));
  return app;
}

/** One line in the log for each request: never a query, a header or a body, which hold personal data and secrets. */
function observe({ log, metrics }: AppOptions): RequestHandler {
  return (req, res, next) => {
    const started = process.hrtime.bigint();
    res.locals.requestId = randomUUID();
    res.set('x-request-id', String(res.locals.requestId));
    res.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const route = typeof res.locals.route === 'string' ? res.locals.route : 'other';
      metrics.requestSeconds.observe({ method: req.method, route, status: res.statusCode }, seconds);
      const line = { requestId: res.locals.requestId, method: req.method, route, status: res.statusCode };
      log.debug({ ...line, ms: Math.round(seconds * 1000) }, 'request');
    });
    next();
  };
}

function securityHeaders(): RequestHandler {
  return helmet({
    // The public address may be plain http on loopback; whoever terminates TLS sets this for its own name.
    strictTransportSecurity: false,
    xFrameOptions: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}

/** Refused requests are cheap to make and cost us a look-up each: guessing keys gets slow before it gets anywhere. */
function floodGuard(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: 3_000,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    requestWasSuccessful: (_req, res) => res.statusCode !== 401,
    skipSuccessfulRequests: true,
    handler: () => {
      throw new Fault('rate_limited', 'Too many refused requests from this address. Wait a minute.');
    },
  });
}

function takeClaim(route: Route, { ctx, proofs }: AppOptions): RequestHandler {
  return (req, res, next) => {
    res.locals.route = route.path;
    const { method, originalUrl: target } = req;
    const signed = { method, target, rawBody: bodyOf(req), header: (name: string) => req.get(name) };
    res.locals.claim = claimIn(ctx.notes, signed, proofs);
    next();
  };
}

function identify({ ctx }: AppOptions): RequestHandler {
  return async (req, res, next) => {
    res.locals.caller = await callerBehind(ctx, req.method, res.locals.claim as Claim);
    next();
  };
}

function callerIn(res: Response): Caller {
  return res.locals.caller as Caller;
}

function serve(route: Route, { ctx }: AppOptions): RequestHandler {
  return async (req, res) => {
    const { actor, proofParameters } = callerIn(res);
    if (!permissionsOf(actor).includes(route.permission)) throw forbidden();
    const answer = await route.run(ctx, actor, {
      params: req.params,
      query: readQuery(req.originalUrl, proofParameters),
      body: route.body === undefined ? undefined : readJson(bodyOf(req), req.get('content-type')),
    });
    res.set('cache-control', 'no-store').json(answer);
  };
}

function bodyOf(req: Request): Uint8Array {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}

/** Each parameter once: with two of one name, what was checked need not be what is used. */
function readQuery(target: string, proofParameters: readonly string[]): Record<string, string> {
  const query: Record<string, string> = {};
  const start = target.indexOf('?');
  for (const [name, value] of new URLSearchParams(start < 0 ? '' : target.slice(start))) {
    if (proofParameters.includes(name)) continue;
    if (Object.hasOwn(query, name)) throw new Fault('request_malformed', 'A query parameter occurs more than once.');
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  return query;
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  return (_req, res) => {
    res.set('allow', methods.join(', '));
    throw new Fault('method_not_allowed', `This address takes ${methods.join(', ')}.`);
  };
}

function answerProblem({ ctx, log, publicUrl }: AppOptions) {
  return async (error: unknown, req: Request, res: Response, next: NextFunction) => {
    const fault = faultFrom(error);
    const requestId = String(res.locals.requestId ?? '');
    const instance = req.originalUrl.split('?')[0] ?? '/';
    if (fault.cause !== undefined) {
      log[fault.code === 'request_malformed' ? 'debug' : 'error']({ requestId, err: fault.cause }, fault.message);
    }
    if (res.headersSent) return next(error);
    const problem = problemFrom(fault, { publicUrl, instance, requestId });
    if (problem.status >= 500) await giveBack(ctx, res);
    if (problem.status === 401) res.set('www-authenticate', 'Bearer');
    res
      .status(problem.status)
      .set('cache-control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  };
}

/** Best effort: where even that fails, the CRM's second try is refused like any replay. */
async function giveBack(ctx: Context, res: Response): Promise<void> {
  const caller = res.locals.caller as Caller | undefined;
  if (caller === undefined || caller.signature === null) return;
  await giveSignatureBack(ctx, caller.actor.tenantId, caller.signature).catch(() => {});
}
