import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Environment } from '../extract/choose.ts';
import { type Arguments, UsageError } from './arguments.ts';

/** Where to file, and as whom. */
export interface Access {
  readonly server: string;
  readonly key: string;
}

// The part of the sandbox's own description that a client needs.
const agent = z.object({ key: z.string().min(1) });
const sandboxFile = z.object({ url: z.url(), agent, crms: z.record(z.string(), z.object({ agent })).default({}) });

/**
 * The server and the key: from the arguments, then the environment, then a sandbox that runs on this machine.
 * @throws UsageError when no key is to be had
 */
export async function accessFor(
  { server, key, record }: Pick<Arguments, 'server' | 'key' | 'record'>,
  environment: Environment,
): Promise<Access> {
  const file = path.join(environment.FIELDWARD_DATA_DIR || './.fieldward', 'sandbox.json');
  const sandbox = await sandboxIn(file);
  const address = server ?? sandbox?.url ?? 'http://localhost:4310';
  const ownKey = key ?? (environment.FIELDWARD_AGENT_KEY || null);
  if (ownKey !== null) return { server: address, key: ownKey };
  // The sandbox's key is nobody else's business.
  if (sandbox !== null && isSameServer(address, sandbox.url)) {
    // An agent belongs to one company, and each stand-in CRM to another.
    return { server: address, key: (sandbox.crms[record.crm]?.agent ?? sandbox.agent).key };
  }
  const why =
    sandbox === null ? `there is no sandbox described in ${file}` : `the sandbox in ${file} is ${sandbox.url}`;
  throw new UsageError(`No agent key for ${address}: give --key or set FIELDWARD_AGENT_KEY (${why}).`);
}

async function sandboxIn(file: string): Promise<z.infer<typeof sandboxFile> | null> {
  try {
    return sandboxFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function isSameServer(a: string, b: string): boolean {
  const [one, other] = [new URL(a), new URL(b)];
  return one.port === other.port && one.protocol === other.protocol && hostOf(one) === hostOf(other);
}

function hostOf({ hostname }: URL): string {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? 'loopback' : hostname;
}
