import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Router } from 'express';
import { policySchema } from '#contract/policy-schema.ts';
import { Fault, faultCodes } from '#domain/shared/fault.ts';
import type { Context } from '#use-cases/context.ts';
import type { Metrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import type { Route } from './route.ts';

export interface OperationsOptions {
  readonly ctx: Context;
  readonly metrics: Metrics;
  readonly routes: readonly Route[];
  readonly publicUrl: string;
  readonly problemsDirectory: string;
  /** False from the moment a shutdown begins, so that no new work is sent here. */
  readonly isAccepting: () => boolean;
}

/** What operators and documents ask for; nothing here tells about a tenant. */
export function operations(options: OperationsOptions): Router {
  const { ctx, metrics, routes, publicUrl, problemsDirectory, isAccepting } = options;
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    if (!isAccepting()) throw new Fault('database_unavailable', 'This server is shutting down.');
    await ctx.store.ping();
    res.json({ status: 'ready' });
  });
  router.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  const document = JSON.stringify(openApiDocument(routes, publicUrl));
  router.get('/openapi.json', (_req, res) => {
    res.type('application/json').send(document);
  });
  const schema = JSON.stringify(policySchema());
  router.get('/policy.schema.json', (_req, res) => {
    res.type('application/schema+json').send(schema);
  });
  router.get('/problems/:code', async (req, res) => {
    // Only names from the closed list become file names.
    const code = faultCodes.find((known) => known === req.params.code);
    if (code === undefined) throw new Fault('not_found', 'There is no problem of this name.');
    res.type('text/markdown').send(await readFile(path.join(problemsDirectory, `${code}.md`), 'utf8'));
  });
  return router;
}
