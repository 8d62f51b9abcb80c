import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { ownPageOnly } from '../../pages/own-page-only.ts';
import { PageError } from '../../pages/page-error.ts';
import { readBody } from '../../pages/read-body.ts';
import { mishapSettingsSchema } from '../mishaps.ts';
import type { DemoPerson, PagesOptions } from '../options.ts';
import { looseText } from '../parse-body.ts';
import { owners, people, portal as portalFacts } from '../people.ts';
import type { Portal } from '../portal.ts';
import { factsOf, findObjectType } from '../records/object-types.ts';
import type { StoredRecord } from '../records/record.ts';
import { readCards } from './card-list.ts';
import { changeStream } from './change-stream.ts';
import { fetchRequestSchema, HubSpotFetch } from './hubspot-fetch.ts';
import { pasteTranscript, transcriptSchema } from './paste-transcript.ts';
import { findRecords, recordView } from './record-view.ts';

const editSchema = z.strictObject({ as: z.number().int(), properties: z.record(z.string(), looseText) });

/** The JSON API behind the record page. */
export function pageApi(portal: Portal, options: () => PagesOptions | undefined): { router: Router; close(): void } {
  const router = Router();
  const stream = changeStream(portal);
  const fetcher = new HubSpotFetch(portal);
  const configured = () => {
    const given = options();
    if (!given) throw new PageError(503, 'The record page is not set up yet.');
    return given;
  };
  router.use(ownPageOnly('HubSpot', () => options()?.productUrl));
  // Only JSON is read: a form that another site posts cannot be one.
  router.use(express.json({ limit: '2mb' }));
  router.use((_, res, next) => {
    res.set('cache-control', 'no-store');
    next();
  });
  router.get('/session', async (req, res) => void res.json(await session(portal, configured(), req)));
  router.get('/records', (req, res) => {
    const query = new URL(req.originalUrl, 'http://page.example').searchParams;
    const objectType = findObjectType(query.get('objectTypeId') ?? 'deals');
    if (!objectType) throw new PageError(404, 'There is no such object.');
    const limit = Math.min(Math.max(Number(query.get('limit')) || 20, 1), 200);
    res.json({ results: findRecords(portal, objectType, query.get('q') ?? '', limit) });
  });
  router.get(
    '/records/:objectTypeId/:objectId',
    (req, res) => void res.json(recordView(portal, requireRecord(portal, req.params))),
  );
  router.patch('/records/:objectTypeId/:objectId', (req, res) => {
    const record = requireRecord(portal, req.params);
    const { as, properties } = readBody(editSchema, req.body);
    const { userId } = requirePerson(as);
    portal.humanEdit({ objectType: record.objectType, objectId: record.id, properties, userId });
    res.json(recordView(portal, record));
  });
  router.post('/fetch', async (req, res) => {
    const request = readBody(fetchRequestSchema, req.body);
    res.json(await fetcher.send(request, requirePerson(request.as), configured().productUrl));
  });
  router.get('/mishaps', (_, res) => void res.json(portal.mishaps.report()));
  router.put('/mishaps', (req, res) => {
    portal.mishaps.set(readBody(mishapSettingsSchema, req.body));
    res.json(portal.mishaps.report());
  });
  router.get('/stream', stream.handler);
  router.post('/transcripts', async (req, res) => {
    const given = readBody(transcriptSchema, req.body);
    const record = requireRecord(portal, given);
    const result = await pasteTranscript(portal, configured(), record, requirePerson(given.as), given);
    const { typeId: objectTypeId } = factsOf(record.objectType);
    stream.announce({ type: 'record.changed', objectTypeId, objectId: record.id, properties: {}, source: 'CRM_UI' });
    res.status(201).json(result);
  });
  router.use(() => {
    throw new PageError(404, 'There is nothing at this address.');
  });
  return { router, close: stream.close };
}

async function session(portal: Portal, { cardDirectory, productUrl, otherCrms }: PagesOptions, req: Request) {
  const base = req.baseUrl.replace(/\/api$/, '');
  return {
    portal: { id: portal.portalId, ...portalFacts },
    app: { appId: portal.app.appId, name: portal.app.appName },
    people,
    owners: owners.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` })),
    cards: await readCards(cardDirectory, base),
    productUrl,
    ...(otherCrms ? { otherCrms } : {}),
  };
}

function requireRecord(
  portal: Portal,
  { objectTypeId, objectId }: { objectTypeId: string; objectId: string },
): StoredRecord {
  const objectType = findObjectType(objectTypeId);
  const record = objectType && portal.state.record(objectType, objectId);
  if (!record) throw new PageError(404, 'There is no such record.');
  return record;
}

function requirePerson(userId: number): DemoPerson {
  const person = people.find((one) => one.userId === userId);
  if (!person) throw new PageError(400, `Nobody here has the user id ${userId}.`);
  return person;
}
