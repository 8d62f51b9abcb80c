import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { onTestFinished } from 'vitest';
import {
  type PagesOptions,
  type SalesforceStandIn,
  type SalesforceStandInOptions,
  startSalesforceStandIn,
} from '#sandbox/salesforce/start.ts';

export const consumerSecret = 'the consumer secret';
export const now = new Date('2026-11-23T09:00:00.000Z');

export interface OpenPages {
  standIn: SalesforceStandIn;
  /** The product's address, below which the pages are served. */
  url: string;
  flagship: string;
  /** Two reps, of whom the second may only read the flagship, sales ops and an admin. */
  rep: string;
  otherRep: string;
  admin: string;
  json(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Answer }>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape; each test looks into its own.
type Answer = any;

/** The pages on a server like the product's. */
export async function openPages(
  options: Partial<PagesOptions> = {},
  standInOptions: Partial<SalesforceStandInOptions> = {},
): Promise<OpenPages> {
  const standIn = await startSalesforceStandIn({
    clientId: 'client',
    clientSecret: consumerSecret,
    appName: 'Fieldward',
    redirectUris: [],
    now: () => now,
    ...standInOptions,
  });
  onTestFinished(() => standIn.close());
  const app = express();
  app.set('query parser', false);
  app.use('/sandbox/salesforce', standIn.pages);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  standIn.configurePages({ ...(await builtFiles()), productUrl: url, ...options });
  const [rep = '', otherRep = '', , admin = ''] = standIn.people.map(({ userId }) => userId);
  return {
    standIn,
    url,
    flagship: standIn.flagship.recordId,
    rep,
    otherRep,
    admin,
    json: async (method, address, body, headers = {}) => {
      const response = await fetch(`${url}/sandbox/salesforce/api${address}`, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

async function builtFiles(): Promise<{ pagesDirectory: string; componentDirectory: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), '.stand-in-pages-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [pagesDirectory, componentDirectory] = [path.join(folder, 'pages'), path.join(folder, 'component')];
  await mkdir(path.join(pagesDirectory, 'assets'), { recursive: true });
  await mkdir(componentDirectory);
  await writeFile(path.join(pagesDirectory, 'index.html'), '<!doctype html><title>Record</title>');
  await writeFile(path.join(pagesDirectory, 'assets', 'app.js'), 'start();');
  await writeFile(path.join(componentDirectory, 'fieldward-panel.js'), 'panel();');
  return { pagesDirectory, componentDirectory };
}
