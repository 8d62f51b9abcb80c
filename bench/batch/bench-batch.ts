import { setTimeout as wait } from 'node:timers/promises';
import type { BatchItemsReply, BatchReply } from '#contract/batch.ts';
import type { WirePolicyContent } from '#contract/policy.ts';
import { verdict } from '../figures.ts';
import { openScene, type Scene } from '../scene.ts';
import type { BenchCrm } from './bench-crm.ts';
import { hubspotCrm } from './hubspot-crm.ts';
import { salesforceCrm } from './salesforce-crm.ts';

const count = 10_000;
const latencyMs = 50;
/** Record by record takes a quarter of an hour at HubSpot's limit, so a part is measured and said to be one. */
const oneByOne = 500;

/**
 * A batch on each stand-in at its real limits, beside two scripts with the vendor's client: record by record, and the
 * vendor's call for many without any check. All in one process with the stand-ins, one after the other.
 */
export async function benchBatch(): Promise<void> {
  for (const open of [hubspotCrm, salesforceCrm]) {
    const scene = await openScene();
    try {
      await run(scene, await open(scene));
    } finally {
      await scene.close();
    }
  }
}

async function run(scene: Scene, crm: BenchCrm): Promise<void> {
  const say = (line: string) => process.stdout.write(`${crm.name}: ${line}\n`);
  const ids = await crm.makeRecords(count);
  say(`${count} suggestions on as many records, ${latencyMs} ms for each call`);
  const guarded = await runBatch(scene, crm, ids, 'guarded');
  say(`compared with the CRM: ${seconds(guarded.comparedMs)}, ${guarded.compareCalls} calls`);
  say(`guarded: checked, written and logged: ${seconds(guarded.ms)}, ${guarded.calls} calls`);
  const fewest = await runBatch(scene, crm, ids, 'fewest_calls');
  say(`with the fewest calls: ${seconds(fewest.ms)}, ${fewest.calls} calls`);

  await crm.rest();
  await crm.calls();
  const many = await timed(async () => {
    for (let at = 0; at < ids.length; at += crm.manyMax) {
      await crm.writeMany(ids.slice(at, at + crm.manyMax), 'Written by a script for many');
    }
  });
  say(`a script for many, no checks: ${seconds(many)}, ${await crm.calls()} calls`);

  await crm.rest();
  await crm.calls();
  const one = await timed(async () => {
    for (const id of ids.slice(0, oneByOne)) await crm.writeOne(id, 'Written by a script for one');
  });
  const whole = one * (count / oneByOne);
  say(
    `a script for one: ${seconds(whole)} for all (${oneByOne} measured: ${seconds(one)}, ${await crm.calls()} calls)`,
  );

  for (const [way, { ms, calls }] of Object.entries({ guarded, 'fewest calls': fewest })) {
    const bound = crm.boundMs(calls);
    if (bound > 0) say(verdict(`${way} / what the limit imposes`, ms / bound, 1.1, 'lower'));
    say(verdict(`${way} / a script for many`, ms / many, 1.25, 'lower'));
    say(`a script for one / ${way}: ${(whole / ms).toFixed(1)}`);
  }
}

/** From filing to the last outcome; only the comparison and the run count. */
async function runBatch(scene: Scene, crm: BenchCrm, ids: readonly string[], writes: 'guarded' | 'fewest_calls') {
  await publish(scene, crm, writes);
  await crm.slowDown(0);
  const value = writes === 'guarded' ? 'Agree on the yard' : 'Agree on the yard’s rent';
  const filed = await file(scene, crm, ids, value);
  if (filed !== count) throw new Error(`only ${filed} were filed`);
  await crm.slowDown(latencyMs);
  await crm.rest();
  await crm.calls();
  const started = performance.now();
  const ready = await made(scene, crm, value);
  const comparedMs = performance.now() - started;
  const compareCalls = await crm.calls();
  await crm.rest();
  await confirm(scene, crm, ready);
  const confirmed = performance.now();
  const ended = await until(scene, crm, ready.id, ({ state }) => state === 'ended');
  const ms = performance.now() - confirmed;
  const calls = await crm.calls();
  if (ended.outcomes.applied !== count) throw new Error(`not all was written: ${JSON.stringify(ended.outcomes)}`);
  return { comparedMs, compareCalls, ms, calls };
}

/** The policy that stands, with another way of writing batches. */
async function publish(scene: Scene, crm: BenchCrm, writes: 'guarded' | 'fewest_calls'): Promise<void> {
  const admin = headersOf(scene, crm, 'admin');
  const policy = await call<WirePolicyContent>(scene, admin, '/api/policy');
  const { expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases } = policy;
  if (batches.writes === writes) return;
  const parts = { expiryDays, secondPersonPublishes, fields, rules, classes, cases };
  const content = { ...parts, batches: { ...batches, writes } };
  const saved = await call<{ draft: { revision: number } }>(scene, admin, '/api/policy-draft', {
    revision: 0,
    content,
  });
  const { revision } = saved.draft;
  await call(scene, admin, '/api/policy-draft/publish', { revision, note: 'For the measurement' });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

async function call<T>(scene: Scene, authorization: string, path: string, body?: object): Promise<T> {
  const response = await fetch(scene.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function file(scene: Scene, crm: BenchCrm, ids: readonly string[], value: string): Promise<number> {
  const bearer = `Bearer ${scene.sandbox.crms[crm.name].agent.key}`;
  const text = 'Ida Brandt: write down what we agreed on for next week.';
  const source = await call<{ id: string }>(scene, bearer, '/v1/sources', { kind: 'call', title: 'Yards', text });
  const quote = 'write down what we agreed on for next week';
  let filed = 0;
  for (let at = 0; at < ids.length; at += 100) {
    const suggestions = ids.slice(at, at + 100).map((recordId) => ({
      record: { crm: crm.name, objectType: crm.objectType, recordId },
      field: crm.field,
      proposedValue: value,
      rationale: 'It was agreed on in the call.',
      evidence: [{ sourceId: source.id, quote }],
    }));
    for (;;) {
      const { results } = await call<{ results: { status: string; code?: string; message?: string }[] }>(
        scene,
        bearer,
        '/v1/suggestions',
        { suggestions },
      );
      const pending = results.filter(({ status }) => status === 'pending').length;
      if (pending > 0) {
        filed += pending;
        break;
      }
      // Only the limit, which is used up for the moment, is worth another try.
      if (results[0]?.code !== 'crm_rate_limited') throw new Error(JSON.stringify(results[0]));
      await wait(1_000);
    }
  }
  return filed;
}

function headersOf(scene: Scene, crm: BenchCrm, role: string): string {
  return scene.sandbox.crms[crm.name].people.find((one) => one.role === role)?.headers.authorization ?? '';
}

async function made(scene: Scene, crm: BenchCrm, value: string): Promise<BatchReply> {
  const ops = headersOf(scene, crm, 'sales_ops');
  const filter = { objectType: crm.objectType, field: crm.field, proposed: value };
  const { id } = await call<BatchReply>(scene, ops, '/api/batches', { filter });
  return until(scene, crm, id, ({ state }) => state === 'ready');
}

/** Two people open its samples and say yes. */
async function confirm(scene: Scene, crm: BenchCrm, { id, digest }: BatchReply): Promise<void> {
  for (const role of ['sales_ops', 'admin']) {
    const who = headersOf(scene, crm, role);
    const { items } = await call<BatchItemsReply>(scene, who, `/api/batches/${id}/items?sampled=true`);
    for (const { position } of items) await call(scene, who, `/api/batches/${id}/samples/${position}/open`, {});
    if (role === 'admin') {
      await crm.rest();
      await crm.calls();
    }
    await call(scene, who, `/api/batches/${id}/confirm`, { digest });
  }
}

async function until(scene: Scene, crm: BenchCrm, id: string, is: (batch: BatchReply) => boolean) {
  for (;;) {
    const batch = await call<BatchReply>(scene, headersOf(scene, crm, 'sales_ops'), `/api/batches/${id}`);
    if (is(batch)) return batch;
    if (batch.state === 'paused') throw new Error(`it paused: ${batch.stopped}`);
    await wait(500);
  }
}
