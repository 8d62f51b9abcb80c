import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express, { type Response } from 'express';
import { recordView, session } from './sandbox-double-data.ts';

/** A small double of the record page's API, for tests of the page alone. */
export interface SandboxDouble {
  url: string;
  /** What the page asked to be fetched on behalf of a card. */
  fetched: Record<string, unknown>[];
  /** A change that somebody else makes, announced to every open page. */
  change(properties: Record<string, string>): void;
  /** Stored values change, and nobody is told. */
  changeSilently(properties: Record<string, string>): void;
  close(): Promise<void>;
}

export async function startSandboxDouble(pages: string, cards: string): Promise<SandboxDouble> {
  const record = recordView();
  const fetched: Record<string, unknown>[] = [];
  const streams = new Set<Response>();
  let mishaps: unknown = { latencyMs: 0 };
  const changeSilently = (properties: Record<string, string>) => Object.assign(record.properties, properties);
  const change = (properties: Record<string, string>) => {
    changeSilently(properties);
    announce(properties);
  };
  const announce = (properties: Record<string, string>) => {
    const { objectTypeId, objectId } = record;
    const event = JSON.stringify({ type: 'record.changed', objectTypeId, objectId, properties });
    for (const stream of streams) stream.write(`data: ${event}\n\n`);
  };

  const app = express();
  app.use(express.json());
  app.get('/sandbox/api/session', (_, res) => void res.json(session));
  app.get('/sandbox/api/records', (req, res) => {
    const { objectTypeId, objectId, title, subtitle } = record;
    const matches =
      req.query.objectTypeId === objectTypeId && title.toLowerCase().includes(String(req.query.q).toLowerCase());
    res.json({ results: matches ? [{ objectTypeId, objectId, title, subtitle }] : [] });
  });
  app.get('/sandbox/api/records/0-3/404', (_, res) => void res.status(404).json({ detail: 'There is no such deal.' }));
  app.get('/sandbox/api/records/:type/:id', (_, res) => void res.json(record));
  app.patch('/sandbox/api/records/:type/:id', (req, res) => {
    const { properties } = req.body as { properties: Record<string, string> };
    if (properties.amount === 'lots') {
      res.status(400).json({ detail: 'lots was not a valid number.' });
      return;
    }
    change(properties);
    res.json({ ok: true });
  });
  app.post('/sandbox/api/fetch', (req, res) => {
    fetched.push(req.body);
    res.json({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(req.body.body) });
  });
  app.get('/sandbox/api/mishaps', (_, res) => void res.json(mishaps));
  app.put('/sandbox/api/mishaps', (req, res) => {
    mishaps = req.body;
    res.json(mishaps);
  });
  app.post('/sandbox/api/transcripts', (req, res) => {
    const { title, text } = req.body as { title: string; text: string };
    const activity = {
      id: 'pasted',
      kind: 'call' as const,
      title,
      text,
      participants: [],
      occurredAt: '2026-11-23T09:00:00Z',
    };
    record.timeline.push(activity);
    announce({});
    const results = [
      { field: 'amount', label: 'Amount', proposedValue: '250000', quote: '250 thousand', status: 'pending' },
      {
        field: 'payment_terms',
        label: 'Payment terms',
        proposedValue: 'net 60',
        quote: 'net sixty days',
        status: 'blocked',
        code: 'field_protected',
        message: 'Payment terms are billing data.',
      },
    ];
    res.json({ activity, result: { results } });
  });
  app.get('/sandbox/api/stream', (_, res) => {
    res.set('content-type', 'text/event-stream').flushHeaders();
    streams.add(res);
    res.on('close', () => streams.delete(res));
  });
  app.use('/sandbox/card', express.static(cards));
  app.use('/sandbox', express.static(pages));
  app.get('/sandbox/hubspot/{*rest}', (_, res) => res.sendFile(path.join(pages, 'index.html'), { dotfiles: 'allow' }));

  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    fetched,
    change,
    changeSilently,
    close: async () => {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
