import express, { Router } from 'express';
import type { RecordNews } from '#domain/crm/record-news.ts';
import { Fault } from '#domain/shared/fault.ts';
import type { Signature } from '#use-cases/access/recognise.ts';
import type { ConnectionNotes } from '#use-cases/connections/connection-notes.ts';
import type { TakeNews } from '#use-cases/suggestions/take-crm-news.ts';
import { notProven, type RefusedRequest, type SignedRequest } from './authenticate.ts';

interface ProvenNews {
  readonly news: readonly RecordNews[];
  readonly signature: Signature;
}

/**
 * How one CRM's webhooks are checked and read.
 * @throws Fault `request_malformed`, `media_type_unsupported`
 */
export type NewsReader = (request: SignedRequest) => ProvenNews | RefusedRequest;

export interface HookOptions {
  readonly readers: Readonly<Record<string, NewsReader>>;
  readonly takeNews: TakeNews;
  readonly notes: ConnectionNotes;
}

/** A hundred events are some 40 kB, but each holds its property's new value, which may be a long text. */
const bodyBytesMax = 2_000_000;

/**
 * Where CRMs announce what happened to records. Answered as soon as the work is queued: a CRM that waits counts us as
 * down and sends again.
 */
export function hookRoutes({ readers, takeNews, notes }: HookOptions): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: bodyBytesMax, inflate: false });
  router.post('/:crm', body, async (req, res) => {
    const crm = String(req.params.crm);
    const read = Object.hasOwn(readers, crm) ? readers[crm] : undefined;
    if (read === undefined) throw new Fault('not_found', 'Fieldward takes no webhooks of this CRM.');
    const announced = read({
      method: req.method,
      target: req.originalUrl,
      rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
      header: (name) => req.get(name),
    });
    if ('refused' in announced) throw notProven(notes, announced);
    await takeNews(crm, announced.news, announced.signature);
    res.status(204).end();
  });
  router.all('/:crm', (_req, res) => {
    res.set('allow', 'POST');
    throw new Fault('method_not_allowed', 'This address takes POST.');
  });
  return router;
}
