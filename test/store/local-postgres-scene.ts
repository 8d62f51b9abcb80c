import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { type LocalPostgres, startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';

export interface Said {
  readonly state: 'ready' | 'refused' | 'lost' | 'stopped';
  readonly ownerUrl?: string;
  readonly cluster?: string;
  readonly name?: string;
  readonly message?: string;
  readonly answer?: number;
}

export interface Holder {
  readonly pid: number;
  /** The next thing that the process says. */
  next(): Promise<Said>;
  kill(): Promise<void>;
  /** What Ctrl-C in a terminal does: the signal goes to the whole process group. */
  interruptGroup(): void;
}

const holderFile = path.join(import.meta.dirname, 'local-postgres-holder.ts');

/** A data directory below one that only we may enter, and everything started in it; `clear` leaves nothing behind. */
export async function createScene() {
  const parent = await mkdtemp(path.join(tmpdir(), 'fieldward-local-'));
  await chmod(parent, 0o700);
  const dataDirectory = path.join(parent, 'data');
  const holders: Holder[] = [];

  return {
    dataDirectory,
    start: (): Promise<LocalPostgres> => startLocalPostgres({ dataDirectory, log: () => {} }),
    hold: (): Holder => {
      const child = spawn(process.execPath, [holderFile, dataDirectory], {
        stdio: ['ignore', 'pipe', 'inherit'],
        detached: true,
      });
      const holder = holderOf(child);
      holders.push(holder);
      return holder;
    },
    killHolders: async () => {
      await Promise.all(holders.splice(0).map((holder) => holder.kill()));
    },
    clear: async () => {
      await Promise.all(holders.map((holder) => holder.kill()));
      // Whatever still runs is adopted, so that its end is a clean one.
      const last = await startLocalPostgres({ dataDirectory, log: () => {} });
      await last.stop();
      await last.remove();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

function holderOf(child: ChildProcess): Holder {
  if (child.stdout === null || child.pid === undefined) throw new Error('the holder was not started');
  const pid = child.pid;
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    pid,
    next: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('the holder ended without a word');
      return JSON.parse(value) as Said;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    interruptGroup: () => void process.kill(-pid, 'SIGINT'),
  };
}

export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function postmasterPid(cluster: string): Promise<number> {
  return Number((await readFile(path.join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
