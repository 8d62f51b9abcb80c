import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FleetServerSetUp } from './fleet-set-up.ts';

/** A server in a process of its own, which can be killed at any moment and started again at the same address. */
export class FleetProcess {
  readonly url: string;
  readonly #setUp: FleetServerSetUp;
  #child: ChildProcess | null = null;

  constructor(setUp: FleetServerSetUp) {
    this.#setUp = setUp;
    this.url = `http://127.0.0.1:${setUp.port}`;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const entry = path.join(import.meta.dirname, 'fleet-server.ts');
    const child = spawn(process.execPath, [entry, JSON.stringify(this.#setUp)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => {
        throw new Error('a server of the fleet ended while starting');
      }),
    ]);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
