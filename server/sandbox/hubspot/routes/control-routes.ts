import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { ApiError, objectNotFound } from '../api-error.ts';
import { mishapSettingsSchema } from '../mishaps.ts';
import { revoke } from '../oauth/token-routes.ts';
import { looseText, parseBody } from '../parse-body.ts';
import type { Portal } from '../portal.ts';
import { factsOf, requireObjectType } from '../records/object-types.ts';
import type { StoredRecord } from '../records/record.ts';

const humanEditSchema = z.strictObject({
  objectType: z.string(),
  objectId: z.union([z.string(), z.number()]).transform(String),
  properties: z.record(z.string(), looseText),
  userId: z.number().int(),
});

/** The strings by which tests and benches pull. HubSpot has none of these. */
export function controlRoutes(portal: Portal, setWebhookUrl: (url: string | null) => void): Router {
  const router = Router();
  const { mishaps } = portal;
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
    portal.humanEdit(edit);
    res.json(truthOf(requireRecord(portal, edit.objectType, edit.objectId)));
  });
  router.get('/records/:objectType', (req, res) => {
    res.json({ ids: [...portal.state.records[requireObjectType(req.params.objectType)].keys()] });
  });
  router.get('/record/:objectType/:objectId', (req, res) => {
    res.json(truthOf(requireRecord(portal, req.params.objectType, req.params.objectId)));
  });
  router.put('/webhook-url', (req, res) => {
    setWebhookUrl(parseBody(z.strictObject({ url: z.url({ protocol: /^https?$/ }).nullable() }), req.body).url);
    res.status(204).end();
  });
  router.post('/tokens/expire', (_, res) => {
    const expiresAt = portal.now().getTime();
    portal.state.commit(portal.state.tokens.accessTokens().map((one) => ({ ...one, kind: 'access', expiresAt })));
    res.status(204).end();
  });
  router.post('/tokens/revoke', (_, res) => {
    for (const refreshToken of portal.state.tokens.refreshTokens()) revoke(portal, refreshToken);
    res.status(204).end();
  });
  return router;
}

function requireRecord(portal: Portal, objectType: string, id: string): StoredRecord {
  const record = portal.state.records[requireObjectType(objectType)].get(id);
  if (!record) throw objectNotFound(id);
  return record;
}

function truthOf({ values, history, ...record }: StoredRecord) {
  return {
    ...record,
    objectTypeId: factsOf(record.objectType).typeId,
    properties: Object.fromEntries(values),
    propertiesWithHistory: Object.fromEntries(history),
  };
}

const local = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/** Any website can make a browser send requests to this machine, also under a host name of its own. */
const onlyLocal: RequestHandler = (req, _res, next) => {
  const site = req.get('sec-fetch-site');
  const isForeign =
    req.get('origin') !== undefined || (site !== undefined && site !== 'none' && site !== 'same-origin');
  if (!local.test(req.get('host') ?? '') || isForeign) {
    throw new ApiError(403, { message: 'The controls answer programs on this machine only.', category: 'FORBIDDEN' });
  }
  next();
};
