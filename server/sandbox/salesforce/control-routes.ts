import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { signAsApex } from './apex-signer.ts';
import { ApiError, notFound } from './api-error.ts';
import { canvasSignedRequest } from './canvas-request.ts';
import { mishapSettingsSchema } from './mishaps.ts';
import type { TrueRecord } from './options.ts';
import { fieldValue, parseBody } from './parse-body.ts';
import { longId } from './record-id.ts';
import type { Site } from './site.ts';

const humanEditSchema = z.strictObject({
  objectType: z.string(),
  recordId: z.string(),
  fields: z.record(z.string(), fieldValue),
  userId: z.string(),
});

const apexSchema = z.strictObject({
  userId: z.string(),
  audience: z.string(),
  recordId: z.string().optional(),
  objectApiName: z.string().optional(),
});

const canvasSchema = z.strictObject({
  userId: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  canvasUrl: z.string(),
});

/** The strings by which tests and benches pull. Salesforce has none of these. */
export function controlRoutes(site: Site): Router {
  const router = Router();
  const { mishaps, org } = site;
  router.use(onlyLocal);
  router.get('/mishaps', (_, res) => void res.json(mishaps.report()));
  router.put('/mishaps', (req, res) => {
    mishaps.set(parseBody(mishapSettingsSchema, req.body));
    res.json(mishaps.report());
  });
  router.post('/reset-counters', (_, res) => {
    mishaps.resetCounters();
    res.status(204).end();
  });
  router.post('/human-edit', (req, res) => {
    const edit = parseBody(humanEditSchema, req.body);
    try {
      org.humanEdit({ ...edit, recordId: longId(edit.recordId) ?? edit.recordId });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new ApiError(400, [{ errorCode: 'EDIT_REFUSED', message }]);
    }
    res.json(requireRecord(site, edit.objectType, edit.recordId));
  });
  router.get('/records/:objectType', (req, res) => void res.json({ ids: org.ids(req.params.objectType) }));
  router.get('/record/:objectType/:recordId', (req, res) => {
    res.json(requireRecord(site, req.params.objectType, req.params.recordId));
  });
  router.post('/tokens/expire', (_, res) => {
    const expiresAt = site.now().getTime();
    site.commitTokens(site.tokens.accessTokens().map((one) => ({ ...one, kind: 'access', expiresAt })));
    res.status(204).end();
  });
  router.post('/tokens/revoke', (_, res) => {
    site.commitTokens(site.tokens.grants().map(({ grantId }) => ({ kind: 'revoke', grantId })));
    res.status(204).end();
  });
  router.post('/apex-token', async (req, res) => {
    const { userId, ...claims } = parseBody(apexSchema, req.body);
    const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
    const { organizationId, orgKey } = site;
    const signer = { organizationId, orgKey, now: site.now() };
    res.json({ token: await signAsApex(signer, { audience: claims.audience, ...given }, userId) });
  });
  router.post('/canvas-request', (req, res) => {
    res.json({ signedRequest: canvasSignedRequest(site, parseBody(canvasSchema, req.body)) });
  });
  return router;
}

function requireRecord({ org }: Site, objectType: string, id: string): TrueRecord {
  const record = org.truth(objectType, longId(id) ?? id);
  if (!record) throw notFound('The requested resource does not exist');
  return record;
}

const local = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** Any website can make a browser send requests to this machine, also under a host name of its own. */
const onlyLocal: RequestHandler = (req, _res, next) => {
  const site = req.get('sec-fetch-site');
  const isForeign =
    req.get('origin') !== undefined || (site !== undefined && site !== 'none' && site !== 'same-origin');
  if (!local.test(req.get('host') ?? '') || isForeign) {
    const message = 'The controls answer programs on this machine only.';
    throw new ApiError(403, [{ errorCode: 'FORBIDDEN', message }]);
  }
  next();
};
