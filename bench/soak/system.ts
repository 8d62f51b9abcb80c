import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SandboxFile } from '#demo/sandbox-file.ts';
import { startLocalPostgres } from '#store/local-postgres/start-local-postgres.ts';
import { freePort } from '../free-port.ts';
import { ServerProcess } from './server-process.ts';

const whole = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const joining = fileURLToPath(new URL('./joining-server.ts', import.meta.url));

/** The servers under fire. */
export interface SoakSystem {
  readonly sandbox: SandboxFile;
  /** Where people and agents reach it. */
  readonly urls: readonly string[];
  readonly kills: number;
  /** Kills one of them, chosen at random, and starts it again. */
  killOne(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The product in one process; or, with others, that many more on the same database. Then those are spoken to and
 * killed, and the first one stays, because the stand-in CRMs live in it.
 */
export async function openSystem(others: number): Promise<SoakSystem> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'fieldward-soak-'));
  const database =
    others === 0
      ? null
      : await startLocalPostgres({ dataDirectory: path.join(dataDirectory, 'database'), log: () => {} });
  const setUp = { dataDirectory, leaseSeconds: 5, databaseUrl: database?.ownerUrl ?? null };
  const first = new ServerProcess({ ...setUp, entry: whole, port: await freePort() });
  const more: ServerProcess[] = [];
  const close = async () => {
    await Promise.all([...more, first].map((server) => server.stop()));
    await database?.stop();
    await database?.remove();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    let sandbox = await first.start();
    for (let count = 0; count < others; count += 1) {
      const server = new ServerProcess({ ...setUp, entry: joining, port: await freePort() });
      more.push(server);
      await server.start();
    }
    const exposed = others === 0 ? [first] : more;
    return {
      get sandbox() {
        return sandbox;
      },
      get kills() {
        return exposed.reduce((sum, { kills }) => sum + kills, 0);
      },
      urls: exposed.map(({ url }) => url),
      killOne: async () => {
        const victim = exposed[Math.floor(Math.random() * exposed.length)];
        await victim?.kill();
        sandbox = (await victim?.start()) ?? sandbox;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
