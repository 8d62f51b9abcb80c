import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { CrmProvider } from '#crm/provider.ts';
import { Fault } from '#domain/shared/fault.ts';
import { createApp } from '#http/app.ts';
import type { RequestProof } from '#http/authenticate.ts';
import { consoleRouter } from '#http/console.ts';
import { hookRoutes, type NewsReader } from '#http/hooks.ts';
import { installRoutes } from '#http/install.ts';
import { createMetrics } from '#http/metrics.ts';
import { operations } from '#http/operations.ts';
import { routes } from '#http/routes.ts';
import type { PageProof } from '#http/sessions.ts';
import { startWorker } from '#jobs/worker.ts';
import type { Holder } from '#store/connections.ts';
import { openStore } from '#store/database.ts';
import {
  openJobQueue,
  sendAcceptByPolicy,
  sendEraseRecord,
  sendFinishChange,
  sendFollowCrmChanges,
  sendGoOnWithBatch,
} from '#store/job-queue.ts';
import { keyRing } from '#store/secrets/key-wrapper.ts';
import type { RootKeys } from '#store/secrets/root-keys.ts';
import { sealedTokens } from '#store/secrets/tokens.ts';
import { openVault } from '#store/secrets/vault.ts';
import { gateways } from '#use-cases/connections/gateways.ts';
import { keepConnectionNotes } from '#use-cases/connections/keep-connection-notes.ts';
import type { Context, Timing } from '#use-cases/context.ts';
import { takeCrmNews } from '#use-cases/suggestions/take-crm-news.ts';
import { risingIds } from './rising-ids.ts';
import { freshSalts } from './salts.ts';

export interface ComposeOptions {
  /** The app role's login; see `appRoleUrl`. */
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly host: string;
  readonly port: number;
  readonly rootKeys: RootKeys;
  readonly providers: readonly CrmProvider[];
  readonly proofs: readonly RequestProof[];
  /** How CRMs vouch for the users of their own pages; made with the context, because trust is kept per account. */
  readonly pageProofs?: (ctx: Context) => readonly PageProof[];
  /** What CRMs embed in their own pages. */
  readonly hostPages?: (ctx: Context) => RequestHandler;
  /** How the webhooks of each CRM are checked and read. */
  readonly newsReaders?: Readonly<Record<string, NewsReader>>;
  readonly timing: Timing;
  readonly log: Logger;
  readonly now?: () => Date;
  readonly pages?: readonly { readonly path: string; readonly handler: RequestHandler }[];
  /** False for processes that only answer requests. */
  readonly withWorker?: boolean;
}

export interface Fieldward {
  readonly ctx: Context;
  readonly server: Server;
  /** Takes no new requests, lets the present ones end, then closes queue and database. */
  close(): Promise<void>;
}

/**
 * All times of a write from one: whoever holds a change is done, or dead, before its lease ends, because the longest
 * deadline and the longest single call together stay below it.
 */
export function timingFor(leaseMs: number): Timing & { callMs: number } {
  return {
    leaseMs,
    interactiveMs: Math.min(10_000, leaseMs * 0.4),
    backgroundMs: Math.min(25_000, leaseMs * 0.55),
    callMs: Math.min(8_000, leaseMs * 0.2),
  };
}

export const defaultTiming: Timing = timingFor(45_000);

/** How often what was noticed about connections is written down. */
const notesFlushMs = 10_000;

/** Puts the rooms together: the only place that knows all of them. */
export async function startFieldward(options: ComposeOptions): Promise<Fieldward> {
  const { databaseUrl, publicUrl, rootKeys, providers, timing, log } = options;
  const now = options.now ?? (() => new Date());
  const store = openStore({
    url: databaseUrl,
    onPoolError: (err) => log.warn({ err }, 'idle database connection lost'),
  });
  const boss = openJobQueue({
    url: databaseUrl,
    leaseMs: timing.leaseMs,
    onError: (err) => log.error({ err }, 'job queue'),
  });
  const newId = risingIds(() => now().getTime());
  const vault = openVault({ wrapper: keyRing(rootKeys), roots: rootKeys, newId, now });
  const newSalt = freshSalts();
  const notes = keepConnectionNotes({ store, now, newId, newSalt });
  const gatewayFor = gateways({ store, vault, providers, notes, now });
  const ctx: Context = {
    store,
    now,
    newId,
    newSalt,
    timing,
    publicUrl,
    tokens: sealedTokens(rootKeys),
    vault,
    notes,
    wait: async (ms) => void (await wait(ms * (0.5 + Math.random()))),
    providerOf: (crm) => providers.find((one) => one.crm === crm) ?? null,
    gatewayOf: async (tenantId, crm) => {
      const gateway = await gatewayFor({ tenantId, crm, holder: 'account' });
      if (gateway !== null) return gateway;
      throw new Fault('crm_not_connected', `No ${crm} account is connected to this tenant.`);
    },
    gatewayOfPerson: (tenantId, crm, personId) => gatewayFor({ tenantId, crm, holder: personId as Holder }),
    finishLater: (tx, tenantId, changeId, afterMs) =>
      sendFinishChange(boss, tx, tenantId, changeId, { afterMs, leaseMs: timing.leaseMs }),
    acceptLater: (tx, tenantId, ids) => sendAcceptByPolicy(boss, tx, tenantId, ids),
    goOnLater: (tx, tenantId, batchId, afterMs) =>
      sendGoOnWithBatch(boss, tx, tenantId, batchId, { afterMs, leaseMs: timing.leaseMs }),
  };

  const takeNews = takeCrmNews(ctx, {
    follow: (tx, job) => sendFollowCrmChanges(boss, tx, job),
    erase: (tx, job) => sendEraseRecord(boss, tx, job),
  });
  const flushing = setInterval(() => {
    notes.flush().catch((err: unknown) => log.warn({ err }, 'what was noticed about connections is lost'));
  }, notesFlushMs).unref();
  let accepting = true;
  const metrics = createMetrics();
  const consoleDirectory = path.join(import.meta.dirname, '..', 'dist', 'console');
  const problemsDirectory = path.join(import.meta.dirname, '..', 'docs', 'problems');
  const isAccepting = () => accepting;
  const app = createApp({
    ctx,
    log,
    metrics,
    publicUrl,
    routes,
    proofs: options.proofs,
    pageProofs: options.pageProofs?.(ctx) ?? [],
    operations: operations({ ctx, metrics, routes, publicUrl, problemsDirectory, isAccepting }),
    extras: [
      { path: '/oauth', handler: installRoutes({ ctx, providers, publicUrl }) },
      { path: '/hooks', handler: hookRoutes({ readers: options.newsReaders ?? {}, takeNews, notes }) },
      { path: '/console', handler: consoleRouter({ directory: consoleDirectory, crms: providers }) },
      ...(options.hostPages === undefined ? [] : [{ path: '/hosts', handler: options.hostPages(ctx) }]),
      ...(options.pages ?? []),
    ],
  });
  const server = createServer(app);
  // Slow senders hold a socket, not a worker; these bounds keep them from holding many for long.
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  try {
    await boss.start();
    if (options.withWorker !== false) await startWorker(boss, ctx, log);
    await listen(server, options.port, options.host);
  } catch (error) {
    clearInterval(flushing);
    await boss.stop({ graceful: false }).catch(() => {});
    await store.close();
    throw error;
  }
  return {
    ctx,
    server,
    close: async () => {
      accepting = false;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const forced = setTimeout(() => server.closeAllConnections(), timing.interactiveMs + 2_000);
      await closed;
      clearTimeout(forced);
      await boss.stop({ graceful: true, timeout: timing.backgroundMs });
      clearInterval(flushing);
      await notes.flush().catch(() => {});
      await store.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}
