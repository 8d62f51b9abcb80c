import { setTimeout as wait } from 'node:timers/promises';
import type { FiledResult } from '#contract/suggestion.ts';
import { check } from './check.ts';
import { SoakClient, type Target } from './client.ts';
import { type SoakCrm, soakCrms } from './crms.ts';
import { openSystem } from './system.ts';

export interface SoakOptions {
  readonly crm: SoakCrm['name'];
  /** How many suggestions are decided: three fifths accepted, one edited, one rejected. */
  readonly decisions: number;
  readonly killEveryMs: number;
  /** Servers on one database beside the first one; 0 kills the first one, with its database and CRMs. */
  readonly others: number;
  readonly say?: (line: string) => void;
}

export interface SoakReport {
  readonly decisions: number;
  readonly kills: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Empty when everything held: one outcome each, nothing lost, the CRM's values as the log says. */
  readonly complaints: readonly string[];
}

/** Kills servers with SIGKILL again and again while people decide, then holds the CRM against the log. */
export async function soak({
  crm: name,
  decisions,
  killEveryMs,
  others,
  say = () => {},
}: SoakOptions): Promise<SoakReport> {
  const system = await openSystem(others);
  const crm = soakCrms[name];
  const client = new SoakClient(system, crm);
  try {
    const targets = await fileTargets(client, decisions);
    say(`${targets.length} suggestions filed; deciding under fire`);
    await setMishaps(client, crm.mishaps(0));
    let over = false;
    const refused = new Map<string, string>();
    const finished = decideAll(client, targets, refused).finally(() => {
      over = true;
    });
    finished.catch(() => {});
    while (!over) {
      await Promise.race([wait(killEveryMs * (0.4 + 1.2 * Math.random())), finished.catch(() => {})]);
      if (over) break;
      await system.killOne();
      await setMishaps(client, crm.mishaps(system.kills));
    }
    await finished;
    say(`all decided after ${system.kills} kills; waiting for the last writes`);
    await setMishaps(client, {});
    const decided = targets.filter(({ suggestionId }) => !refused.has(suggestionId));
    const { outcomes, complaints } = await check(client, decided, system.kills);
    return {
      decisions: targets.length,
      kills: system.kills,
      outcomes,
      complaints: [...refused.values(), ...complaints],
    };
  } finally {
    client.stop();
    await system.close();
  }
}

/** What a person will do with the suggestion at this place of the list. */
function planAt(index: number): { verb: Target['verb']; proposed: string; value: string } {
  const proposed = `Agreed step ${index}`;
  if (index % 5 === 3) return { verb: 'edit', proposed, value: `${proposed}, in other words` };
  return { verb: index % 5 === 4 ? 'reject' : 'accept', proposed, value: proposed };
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
    const part = places.slice(at, at + 100).map((place, index) => ({ ...place, ...planAt(at + index) }));
    const { results } = await client.agent<{ results: FiledResult[] }>('/v1/suggestions', {
      suggestions: part.map(({ objectType, recordId, proposed }) => ({
        record: { crm, objectType, recordId },
        field,
        proposedValue: proposed,
        rationale: 'It was agreed on in the call.',
        evidence: [{ sourceId: source.id, quote: 'write down what we agreed on for next week' }],
      })),
    });
    for (const [index, result] of results.entries()) {
      const place = part[index];
      if (place === undefined || result.id === undefined) throw new Error(`not filed: ${JSON.stringify(result)}`);
      const { objectType, recordId, verb, value } = place;
      targets.push({ objectType, recordId, verb, value, suggestionId: result.id });
    }
  }
  return targets;
}

/** @param refused what was refused for good, with the words */
async function decideAll(client: SoakClient, targets: readonly Target[], refused: Map<string, string>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < targets.length; index = next++) {
      const target = targets[index];
      if (target === undefined) continue;
      const reply = await client.decide(target, index);
      if (!reply.ok) refused.set(target.suggestionId, `${target.recordId}: ${target.verb} refused: ${reply.message}`);
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
