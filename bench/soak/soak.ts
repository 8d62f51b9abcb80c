import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FiledResult } from '#contract/suggestion.ts';
import { freePort } from '../free-port.ts';
import { check } from './check.ts';
import { SoakClient, type Target } from './client.ts';
import { type SoakCrm, soakCrms } from './crms.ts';
import { ServerProcess } from './server-process.ts';

export interface SoakOptions {
  readonly crm: SoakCrm['name'];
  readonly accepts: number;
  readonly killEveryMs: number;
  readonly say?: (line: string) => void;
}

export interface SoakReport {
  readonly accepts: number;
  readonly kills: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Empty when everything held: one outcome each, nothing lost, the CRM's values as the log says. */
  readonly complaints: readonly string[];
}

/** Kills the server with SIGKILL again and again while people accept, then holds the CRM against the log. */
export async function soak({ crm: name, accepts, killEveryMs, say = () => {} }: SoakOptions): Promise<SoakReport> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'fieldward-soak-'));
  const server = new ServerProcess({ dataDirectory, port: await freePort(), leaseSeconds: 5 });
  const crm = soakCrms[name];
  const client = new SoakClient(await server.start(), crm);
  try {
    const targets = await fileTargets(client, accepts);
    say(`${targets.length} suggestions filed; accepting under fire`);
    await setMishaps(client, crm.mishaps(0));
    const done = acceptAll(client, targets);
    let over = false;
    const finished = done.finally(() => {
      over = true;
    });
    finished.catch(() => {});
    while (!over) {
      await Promise.race([wait(killEveryMs * (0.4 + 1.2 * Math.random())), finished.catch(() => {})]);
      if (over) break;
      await server.kill();
      client.sandbox = await server.start();
      await setMishaps(client, crm.mishaps(server.kills));
    }
    await finished;
    say(`all accepted after ${server.kills} kills; waiting for the last writes`);
    await setMishaps(client, {});
    const { outcomes, complaints } = await check(client, targets, server.kills);
    return { accepts: targets.length, kills: server.kills, outcomes, complaints };
  } finally {
    client.stop();
    await server.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function fileTargets(client: SoakClient, count: number): Promise<Target[]> {
  const source = await client.agent<{ id: string }>('/v1/sources', {
    kind: 'call',
    title: 'Soak call',
    text: 'Ida Brandt: write down what we agreed on for next week.',
  });
  const url = `${client.crmFile.url}/sandbox-control/records/${client.crm.objectType}`;
  const { objectType, field, name: crm } = client.crm;
  const { ids } = (await (await fetch(url)).json()) as { ids: string[] };
  const places = ids.slice(-count).map((recordId) => ({ objectType, recordId }));
  const targets: Target[] = [];
  for (let at = 0; at < places.length; at += 100) {
    const part = places.slice(at, at + 100).map((place, index) => ({ ...place, value: `Agreed step ${at + index}` }));
    const { results } = await client.agent<{ results: FiledResult[] }>('/v1/suggestions', {
      suggestions: part.map(({ objectType, recordId, value }) => ({
        record: { crm, objectType, recordId },
        field,
        proposedValue: value,
        rationale: 'It was agreed on in the call.',
        evidence: [{ sourceId: source.id, quote: 'write down what we agreed on for next week' }],
      })),
    });
    for (const [index, result] of results.entries()) {
      const place = part[index];
      if (place === undefined || result.id === undefined) throw new Error(`not filed: ${JSON.stringify(result)}`);
      targets.push({ ...place, suggestionId: result.id });
    }
  }
  return targets;
}

async function acceptAll(client: SoakClient, targets: readonly Target[]): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < targets.length; index = next++) {
      const target = targets[index];
      if (target !== undefined) await client.accept(target, target.suggestionId);
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

async function setMishaps(client: SoakClient, settings: object): Promise<void> {
  await fetch(`${client.crmFile.url}/sandbox-control/mishaps`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
}
