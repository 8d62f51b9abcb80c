import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { appRoleUrl } from '#store/app-role.ts';
import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { BenchProcess } from '../child-process.ts';
import { summary, verdict } from '../figures.ts';
import { freePort } from '../free-port.ts';
import { growSuggestions } from '../grow-suggestions.ts';
import { type ServerSetUp, unlimitedCalls } from './server-process.ts';

const rounds = 11;
/** Of those, to let every process warm up. */
const unmeasured = 2;
const stored = 20_000;
/** One Node process keeps one core busy, the inserts keep all: on two cores a deployment runs two. */
const serverCounts = [1, 2] as const;

/**
 * Intake over HTTP with all checks and the log, beside bare multi-row inserts of exactly the rows it wrote, on the
 * same PostgreSQL with as many connections. Client, servers, stand-in CRM and the inserts are a process each, as in
 * production; both take turns, so that what else the machine does meets both. The CRM's rate limit is lifted.
 */
export async function benchIntake(): Promise<void> {
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const { client, inserts } = await openScene((close) => closers.unshift(close));
    const ratios = serverCounts.map((): number[] => []);
    for (let round = 1; round <= rounds; round += 1) {
      for (const [index, servers] of serverCounts.entries()) {
        await inserts.ask('mark');
        const intakeRate = await client.ask<number>(servers);
        const bareRate = await inserts.ask<number>('insert');
        if (round <= unmeasured) continue;
        ratios[index]?.push(intakeRate / bareRate);
        const of = `intake, all checks and the log, ${servers} server process${servers === 1 ? '' : 'es'}`;
        process.stdout.write(`${of}: ${rate(intakeRate)}; bare inserts of the same rows: ${rate(bareRate)}\n`);
      }
    }
    for (const [index, servers] of serverCounts.entries()) {
      const { median } = summary(ratios[index] ?? []);
      process.stdout.write(`${verdict(`rate ratio with ${servers}, median`, median, 0.5, 'higher')}\n`);
    }
  } finally {
    for (const close of closers) await close();
  }
}

function rate(perSecond: number): string {
  return `${perSecond.toFixed(0)} suggestions/s`;
}

/** @param onClose told what to close, to be done in the reverse order, whether or not the rest could be opened */
async function openScene(onClose: (close: () => Promise<unknown>) => void) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'fieldward-bench-'));
  onClose(() => rm(dataDirectory, { recursive: true, force: true }));
  const local = await startLocalPostgres({ dataDirectory, log: () => {} });
  onClose(() => local.stop().then(() => local.remove()));
  await migrate(local.ownerUrl);
  const ports = await Promise.all(serverCounts.map(freePort));
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const standIn = await startStandIn(`${urls[0]}/oauth/hubspot/callback`);
  onClose(standIn.close);
  const keys: string[] = [];
  for (const [index, port] of ports.entries()) {
    const server = new BenchProcess('intake:server', {
      databaseUrl: appRoleUrl(local.ownerUrl),
      url: urls[index] ?? '',
      port,
      apiUrl: standIn.url,
      authorizePage: standIn.authorizePage,
      first: index === 0,
    } satisfies ServerSetUp);
    onClose(() => server.close());
    keys.push(await server.ask<string>('agent key'));
  }
  const client = new BenchProcess('intake:client', { urls, key: keys[0], standInUrl: standIn.url });
  onClose(() => client.close());
  const inserts = new BenchProcess('intake:inserts', { ownerUrl: local.ownerUrl });
  onClose(() => inserts.close());
  await client.ask('file one');
  // A store that is in use, with statistics that say so.
  await growSuggestions(local.ownerUrl, stored);
  return { client, inserts };
}

/** The stand-in HubSpot as a process, without its rate limit. */
async function startStandIn(redirectUri: string) {
  const main = path.join(import.meta.dirname, '..', '..', 'server', 'sandbox', 'main.ts');
  const options = ['--redirect-uri', redirectUri, '--calls-per-ten-seconds', String(unlimitedCalls)];
  const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, authorizePage } = JSON.parse(line) as { url: string; authorizePage: string };
  return {
    url,
    authorizePage,
    close: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
