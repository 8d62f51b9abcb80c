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

const rounds = 7;
/** Of those, to let every process warm up. */
const unmeasured = 2;
const stored = 20_000;

/**
 * Intake over HTTP with all checks and the log, beside bare multi-row inserts of exactly the rows it wrote, on the
 * same PostgreSQL with as many connections. Client, server, stand-in CRM and the inserts are a process each, as in
 * production; both take turns, so that what else the machine does meets both. The CRM's rate limit is lifted.
 */
export async function benchIntake(): Promise<void> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'fieldward-bench-'));
  const local = await startLocalPostgres({ dataDirectory, log: () => {} });
  await migrate(local.ownerUrl);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const standIn = await startStandIn(`${url}/oauth/hubspot/callback`);
  const server = new BenchProcess('intake:server', {
    databaseUrl: appRoleUrl(local.ownerUrl),
    url,
    port,
    apiUrl: standIn.url,
    authorizePage: standIn.authorizePage,
  } satisfies ServerSetUp);
  const key = await server.ask<string>('agent key');
  const client = new BenchProcess('intake:client', { url, key, standInUrl: standIn.url });
  const inserts = new BenchProcess('intake:inserts', { ownerUrl: local.ownerUrl });
  try {
    await client.ask('file one');
    // A store that is in use, with statistics that say so.
    await growSuggestions(local.ownerUrl, stored);
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await inserts.ask('mark');
      const intakeRate = await client.ask<number>('file the others');
      const bareRate = await inserts.ask<number>('insert');
      if (round <= unmeasured) continue;
      ratios.push(intakeRate / bareRate);
      process.stdout.write(
        `intake, all checks and the log: ${intakeRate.toFixed(0)} suggestions/s; ` +
          `bare multi-row inserts of the same rows: ${bareRate.toFixed(0)} suggestions/s\n`,
      );
    }
    process.stdout.write(`${verdict('rate ratio, median', summary(ratios).median, 0.5, 'higher')}\n`);
  } finally {
    await Promise.all([client.close(), inserts.close()]);
    await server.close();
    await standIn.close();
    await local.stop();
    await local.remove();
    await rm(dataDirectory, { recursive: true, force: true });
  }
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
