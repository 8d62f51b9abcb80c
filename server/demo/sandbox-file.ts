import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface SandboxAgent {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

/** Act as one: send these headers to /api. */
export interface SandboxPerson {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly crmUserId: string;
  readonly headers: { readonly authorization: string };
}

/** What every stand-in CRM has. Its controls (misbehaviour, ground truth) are below `url`/sandbox-control. */
interface SandboxCrm {
  /** The stand-in's API. */
  readonly url: string;
  readonly clientId: string;
  readonly frontPage: string;
  readonly flagship: { readonly objectType: string; readonly recordId: string };
  readonly agent: SandboxAgent;
  readonly people: readonly SandboxPerson[];
}

/** What outside scripts need to try the product: `sandbox.json` in the data directory, for its owner's eyes only. */
export interface SandboxFile {
  readonly mode: 'sandbox';
  /** Fieldward itself. */
  readonly url: string;
  /** Where to look first. */
  readonly frontPage: string;
  /** Those of the CRM of `frontPage`. */
  readonly agent: SandboxAgent;
  readonly people: readonly SandboxPerson[];
  readonly crms: {
    readonly hubspot: SandboxCrm & { readonly portalId: number };
    readonly salesforce: SandboxCrm & {
      readonly organizationId: string;
      /** As whom Fieldward writes for people who have not lent their own access. */
      readonly integrationUserId: string;
    };
  };
  /** Set once the first suggestions were filed. */
  readonly furnished: boolean;
}

const fileName = 'sandbox.json';

export async function readSandboxFile(dataDirectory: string): Promise<SandboxFile | null> {
  const text = await readFile(path.join(dataDirectory, fileName), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as SandboxFile;
  } catch {
    return null;
  }
}

/** Renamed into place: a script never reads half a file. */
export async function writeSandboxFile(dataDirectory: string, content: SandboxFile): Promise<void> {
  const target = path.join(dataDirectory, fileName);
  const partial = `${target}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(partial, target);
}
