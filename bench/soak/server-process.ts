import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readSandboxFile, type SandboxFile } from '#demo/sandbox-file.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** The whole product as `npm start` runs it, in a process that can be killed at any moment. */
export class ServerProcess {
  readonly #dataDirectory: string;
  readonly #port: number;
  readonly #leaseSeconds: number;
  #child: ChildProcess | null = null;
  #output = '';
  kills = 0;

  constructor(options: { dataDirectory: string; port: number; leaseSeconds: number }) {
    this.#dataDirectory = options.dataDirectory;
    this.#port = options.port;
    this.#leaseSeconds = options.leaseSeconds;
  }

  /** Resolves when the server says that it is ready. */
  async start(): Promise<SandboxFile> {
    const child = spawn(process.execPath, [path.join(root, 'server', 'main.ts')], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PORT: String(this.#port),
        FIELDWARD_DATA_DIR: this.#dataDirectory,
        FIELDWARD_CHANGE_LEASE_SECONDS: String(this.#leaseSeconds),
        FIELDWARD_LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString();
    });
    while (!this.#output.includes('Fieldward is ready')) {
      if (child.exitCode !== null) throw new Error(`the server ended while starting:\n${this.#output}`);
      await wait(25);
    }
    const file = await readSandboxFile(this.#dataDirectory);
    if (file === null) throw new Error('the server wrote no sandbox.json');
    return file;
  }

  async kill(): Promise<void> {
    this.kills += 1;
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}
