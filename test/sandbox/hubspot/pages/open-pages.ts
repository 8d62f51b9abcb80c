import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { onTestFinished } from 'vitest';
import type { HubSpotStandIn, PagesOptions } from '#sandbox/hubspot/start.ts';
import { openStandIn } from '../../open-stand-in.ts';

export interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface OpenPages {
  standIn: HubSpotStandIn;
  /** Where the product serves the pages. */
  url: string;
  /** What reached the product's own API. */
  received: Received[];
  json(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Answer }>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape; each test looks into its own.
type Answer = any;

/** The pages on a server like the product's, with an API beside them that `answer` speaks for. */
export async function openPages(
  answer: (request: Received, res: ServerResponse) => void = (_, res) => void res.end('{}'),
  options: Partial<PagesOptions> = {},
): Promise<OpenPages> {
  const standIn = await openStandIn();
  const received: Received[] = [];
  const app = express();
  app.set('query parser', false);
  app.use('/sandbox', standIn.pages);
  app.use(express.raw({ type: () => true, limit: '5mb' }), (req, res) => {
    const body = Buffer.isBuffer(req.body) ? req.body.toString() : '';
    const request = { method: req.method, url: req.originalUrl, headers: req.headers, body };
    received.push(request);
    answer(request, res);
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  standIn.configurePages({ ...(await builtFiles()), productUrl: url, ...options });
  return {
    standIn,
    url,
    received,
    json: async (method, address, body, headers = {}) => {
      const response = await fetch(`${url}/sandbox/api${address}`, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

async function builtFiles(): Promise<{ pagesDirectory: string; cardDirectory: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), '.stand-in-pages-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [pagesDirectory, cardDirectory] = [path.join(folder, 'pages'), path.join(folder, 'cards')];
  await mkdir(path.join(pagesDirectory, 'assets'), { recursive: true });
  await mkdir(cardDirectory);
  await writeFile(path.join(pagesDirectory, 'index.html'), '<!doctype html><title>Record</title>');
  await writeFile(path.join(pagesDirectory, 'assets', 'app.js'), 'start();');
  await writeFile(path.join(cardDirectory, 'review-card.js'), 'card();');
  const cards = [{ location: 'crm.record.tab', title: 'Fieldward', file: 'review-card.js' }];
  await writeFile(path.join(cardDirectory, 'cards.json'), JSON.stringify({ cards }));
  return { pagesDirectory, cardDirectory };
}
