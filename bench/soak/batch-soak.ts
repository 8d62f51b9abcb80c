import { setTimeout as wait } from 'node:timers/promises';
import type { BatchItemsReply, BatchReply } from '#contract/batch.ts';
import type { FiledResult } from '#contract/suggestion.ts';
import { type BatchTarget, checkBatch } from './check-batch.ts';
import { SoakClient } from './client.ts';
import { type SoakCrm, soakCrms } from './crms.ts';
import { openSystem } from './system.ts';

export interface BatchSoakOptions {
  readonly crm: SoakCrm['name'];
  /** How many servers are killed before it ends. */
  readonly kills: number;
  readonly killEveryMs: number;
  readonly others: number;
  readonly say: (line: string) => void;
}

export interface BatchSoakReport {
  readonly batches: number;
  readonly suggestions: number;
  readonly kills: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Human edits that fell between our read and our write, and were overwritten; the log names each. */
  readonly namedRaces: number;
  /** Empty when everything held. */
  readonly complaints: readonly string[];
}

/** Kills servers with SIGKILL again and again while batches run and people edit, then holds the CRM against the log. */
export async function soakBatches(options: BatchSoakOptions): Promise<BatchSoakReport> {
  const { kills, killEveryMs, others, say } = options;
  const system = await openSystem(others);
  const crm = soakCrms[options.crm];
  const client = new SoakClient(system, crm);
  const outcomes: Record<string, number> = {};
  const complaints: string[] = [];
  let [batches, suggestions, namedRaces] = [0, 0, 0];
  try {
    const ids = await recordIds(client);
    while (system.kills < kills) {
      batches += 1;
      await setMishaps(client, {});
      const meant = await file(client, ids.slice(0, ids.length - 20), `Step ${batches}`);
      const batch = await approved(client, meant);
      // These arrive while the batch stands: it must not touch them.
      const later = await file(client, ids.slice(-20), `Later ${batches}`);
      await setMishaps(client, crm.mishaps(batches));
      let over = false;
      const ended = untilEnded(client, batch.id).finally(() => {
        over = true;
      });
      ended.catch(() => {});
      while (!over && system.kills < kills) {
        await Promise.race([wait(killEveryMs * (0.4 + 1.2 * Math.random())), ended.catch(() => {})]);
        if (over) break;
        await system.killOne();
        await setMishaps(client, crm.mishaps(batches * 1_000 + system.kills));
      }
      await ended;
      await setMishaps(client, {});
      const found = await checkBatch(client, batch.id, meant, later);
      for (const [name, count] of Object.entries(found.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + count;
      complaints.push(...found.complaints);
      namedRaces += found.namedRaces;
      suggestions += meant.length;
      say(`batch ${batches} of ${meant.length}: ended after ${system.kills} kills, ${complaints.length} complaints`);
      await rejectAll(client, later);
    }
    return { batches, suggestions, kills: system.kills, outcomes, namedRaces, complaints };
  } finally {
    client.stop();
    await system.close();
  }
}

async function recordIds(client: SoakClient): Promise<string[]> {
  const url = `${client.crmFile.url}/sandbox-control/records/${client.crm.objectType}`;
  const { ids } = (await (await fetch(url)).json()) as { ids: string[] };
  return ids;
}

async function file(client: SoakClient, ids: readonly string[], value: string): Promise<BatchTarget[]> {
  const { objectType, field, name: crm } = client.crm;
  const text = `Ida Brandt: write down that the next step is ${value}.`;
  const source = await client.agent<{ id: string }>('/v1/sources', { kind: 'call', title: value, text });
  const targets: BatchTarget[] = [];
  for (let at = 0; at < ids.length; at += 100) {
    const part = ids.slice(at, at + 100);
    const { results } = await client.agent<{ results: FiledResult[] }>('/v1/suggestions', {
      suggestions: part.map((recordId) => ({
        record: { crm, objectType, recordId },
        field,
        proposedValue: value,
        rationale: 'It was agreed on in the call.',
        evidence: [{ sourceId: source.id, quote: `the next step is ${value}` }],
      })),
    });
    for (const [index, { status, id }] of results.entries()) {
      const recordId = part[index];
      if (status === 'pending' && id !== undefined && recordId !== undefined) {
        targets.push({ recordId, suggestionId: id, value });
      }
    }
  }
  return targets;
}

async function approved(client: SoakClient, targets: readonly BatchTarget[]): Promise<BatchReply> {
  const ids = targets.map(({ suggestionId }) => suggestionId);
  const { id } = await client.person<BatchReply>('POST', '/api/batches', { ids });
  const ready = await until(client, id, ({ state }) => state === 'ready');
  const first = await sayYes(client, ready);
  // One person may approve only so much within a day.
  return first.state === 'seconding' ? sayYes(client, ready, client.indexOf('sales_ops')) : first;
}

/** Opens the samples and says yes. @param person the admin when absent */
async function sayYes(client: SoakClient, { id, digest }: BatchReply, person?: number): Promise<BatchReply> {
  const path = `/api/batches/${id}`;
  const { items } = await client.person<BatchItemsReply>('GET', `${path}/items?sampled=true`, undefined, person);
  for (const { position } of items) await client.person('POST', `${path}/samples/${position}/open`, {}, person);
  return client.person<BatchReply>('POST', `${path}/confirm`, { digest }, person);
}

const patienceMs = 600_000;

async function untilEnded(client: SoakClient, id: string): Promise<void> {
  await until(client, id, async (batch) => {
    // What stops it is for a person to see to, and this one does.
    if (batch.state === 'paused') await client.person('POST', `/api/batches/${id}/steer`, { step: 'resume' });
    return batch.state === 'ended';
  });
}

async function until(client: SoakClient, id: string, is: (batch: BatchReply) => boolean | Promise<boolean>) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const batch = await client.person<BatchReply>('GET', `/api/batches/${id}`);
    if (await is(batch)) return batch;
    if (Date.now() > deadline) throw new Error(`the batch hangs: ${JSON.stringify(batch)}`);
    await wait(200);
  }
}

async function rejectAll(client: SoakClient, targets: readonly BatchTarget[]): Promise<void> {
  for (const { suggestionId } of targets) {
    const body = { decisionId: crypto.randomUUID(), reason: 'other' };
    await client.person('POST', `/api/suggestions/${suggestionId}/reject`, body);
  }
}

async function setMishaps(client: SoakClient, settings: object): Promise<void> {
  await fetch(`${client.crmFile.url}/sandbox-control/mishaps`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
}
