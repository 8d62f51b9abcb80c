import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readSandboxFile, type SandboxFile } from '#demo/sandbox-file.ts';

const root = path.join(import.meta.dirname, '..', '..');

export interface ServerProcessOptions {
  /** The program's file. */
  readonly entry: string;
  readonly dataDirectory: string;
  readonly port: number;
  readonly leaseSeconds: number;
  /** `null`: the server brings its own. */
  readonly databaseUrl: string | null;
}

/** A server in a process that can be killed at any moment. */
export class ServerProcess {
  readonly url: string;
  readonly #options: ServerProcessOptions;
  #child: ChildProcess | null = null;
  #output = '';
  kills = 0;

  constructor(options: ServerProcessOptions) {
    this.url = `http://127.0.0.1:${options.port}`;
    this.#options = options;
  }

  /** Resolves when the server says that it is ready. */
  async start(): Promise<SandboxFile> {
    const { entry, dataDirectory, port, leaseSeconds, databaseUrl } = this.#options;
    const child = spawn(process.execPath, [entry], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        FIELDWARD_DATA_DIR: dataDirectory,
        FIELDWARD_CHANGE_LEASE_SECONDS: String(leaseSeconds),
        FIELDWARD_LOG_LEVEL: 'warn',
        ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
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
    const file = await readSandboxFile(dataDirectory);
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
