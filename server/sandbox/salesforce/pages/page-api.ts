import { access } from 'node:fs/promises';
import path from 'node:path';
import express, { type Request, Router } from 'express';
import { type EventStream, eventStream } from '../../pages/event-stream.ts';
import { ownPageOnly } from '../../pages/own-page-only.ts';
import { PageError } from '../../pages/page-error.ts';
import { readBody } from '../../pages/read-body.ts';
import { mishapSettingsSchema } from '../mishaps.ts';
import type { PagesOptions } from '../options.ts';
import type { Site } from '../site.ts';
import { editRecord, editSchema } from './edit-record.ts';
import { requireObject, requirePerson, requireRecord } from './find-record.ts';
import { canvasUrlOf, hostRoutes } from './host-routes.ts';
import { layouts } from './layouts.ts';
import { pasteTranscript, transcriptSchema } from './paste-transcript.ts';
import { findRecords, recordView } from './record-view.ts';

/** The JSON API behind the record page. Who acts is said by the page: the sandbox has no log-in. */
export function pageApi(site: Site, options: () => PagesOptions | undefined): { router: Router; close(): void } {
  const router = Router();
  const stream = changeStream(site);
  const configured = () => {
    const given = options();
    if (!given) throw new PageError(503, 'The record page is not set up yet.');
    return given;
  };
  router.use(ownPageOnly('Salesforce', () => options()?.productUrl));
  // Only JSON is read: a form that another site posts cannot be one.
  router.use(express.json({ limit: '2mb' }));
  router.use((_, res, next) => {
    res.set('cache-control', 'no-store');
    next();
  });
  router.get('/session', async (req, res) => void res.json(await session(site, configured(), req)));
  router.use(recordRoutes(site));
  router.use(hostRoutes(site, configured));
  router.get('/mishaps', (_, res) => void res.json(site.mishaps.report()));
  router.put('/mishaps', (req, res) => {
    site.mishaps.set(readBody(mishapSettingsSchema, req.body));
    res.json(site.mishaps.report());
  });
  router.get('/stream', stream.handler);
  router.post('/transcripts', async (req, res) => {
    const given = readBody(transcriptSchema, req.body);
    const person = requirePerson(site, given.as);
    const { id } = requireRecord(site, person.userId, given);
    const result = await pasteTranscript(site, configured(), person, { ...given, recordId: id });
    stream.announce({ type: 'record.changed', objectType: given.objectType, recordId: id, fields: [] });
    res.status(201).json(result);
  });
  router.use(() => {
    throw new PageError(404, 'There is nothing at this address.');
  });
  return { router, close: stream.close };
}

function recordRoutes(site: Site): Router {
  const router = Router();
  router.get('/records', (req, res) => {
    const query = queryOf(req);
    const { userId } = requirePerson(site, query.get('as'));
    const { name } = requireObject(site, userId, query.get('objectType') ?? '');
    const limit = Math.min(Math.max(Number(query.get('limit')) || 20, 1), 200);
    res.json({ results: findRecords(site, userId, name, query.get('q') ?? '', limit) });
  });
  router.get('/records/:objectType/:recordId', (req, res) => {
    const { userId } = requirePerson(site, queryOf(req).get('as'));
    const { described, row } = requireRecord(site, userId, req.params);
    res.json(recordView(site, userId, described, row));
  });
  router.patch('/records/:objectType/:recordId', (req, res) => {
    const edit = readBody(editSchema, req.body);
    const { userId } = requirePerson(site, edit.as);
    const { described, id } = requireRecord(site, userId, req.params);
    editRecord(site, described.name, id, edit);
    const after = requireRecord(site, userId, req.params);
    res.json(recordView(site, userId, described, after.row));
  });
  return router;
}

/** Names of fields only: what a person may read is asked for record by record. */
function changeStream({ org }: Site): EventStream {
  const stream = eventStream();
  const stop = org.onChange((change) => stream.announce({ type: 'record.changed', ...change }));
  return {
    ...stream,
    close: () => {
      stop();
      stream.close();
    },
  };
}

async function session(site: Site, options: PagesOptions, req: Request) {
  const base = req.baseUrl.replace(/\/api$/, '');
  const { organizationId, people, currency } = site;
  return {
    organization: { id: organizationId, name: 'Corvane', timeZone: 'Europe/London', currency: currency.code },
    people: people.map(({ userId, firstName, lastName, email, role }) => ({
      userId,
      firstName,
      lastName,
      email,
      role,
    })),
    objects: Object.keys(layouts).map((name) => objectInfo(site, name)),
    productUrl: options.productUrl,
    canvasUrl: canvasUrlOf(options),
    wrapperUrl: (await isBuilt(options)) ? `${base}/component/${componentScript}` : null,
    ...(options.otherCrms ? { otherCrms: options.otherCrms } : {}),
  };
}

export const componentScript = 'fieldward-panel.js';

async function isBuilt({ componentDirectory }: PagesOptions): Promise<boolean> {
  if (componentDirectory === undefined) return false;
  const found = access(path.join(componentDirectory, componentScript));
  return found.then(
    () => true,
    () => false,
  );
}

function objectInfo({ org, integrationUserId }: Site, name: string) {
  const described = org.describe(integrationUserId, name);
  const text = (value: unknown) => (typeof value === 'string' ? value : name);
  return { name, label: text(described?.label), labelPlural: text(described?.labelPlural) };
}

/** The product's server reads no query itself. */
function queryOf(req: Request): URLSearchParams {
  return new URL(req.originalUrl, 'http://page.example').searchParams;
}
