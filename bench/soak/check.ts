import { setTimeout as wait } from 'node:timers/promises';
import type { EventView } from '#contract/event.ts';
import type { SoakClient, Target } from './client.ts';

const outcomeTypes = ['change.applied', 'change.failed', 'change.conflicted'];
const patienceMs = 240_000;

/** Holds every accepted suggestion's log against the CRM's own history. */
export async function check(client: SoakClient, targets: readonly Target[], kills: number) {
  const complaints: string[] = [];
  const outcomes: Record<string, number> = {};
  const deadline = Date.now() + patienceMs;
  for (const target of targets) {
    const events = await settled(client, target, deadline);
    const ends = events.filter(({ type }) => outcomeTypes.includes(type));
    const decided = events.filter(({ type }) => type === 'suggestion.accepted');
    const name = `${target.recordId} (${target.suggestionId})`;
    if (decided.length !== 1) complaints.push(`${name}: ${decided.length} accepting decisions in the log`);
    if (ends.length !== 1) complaints.push(`${name}: ${ends.length} outcomes in the log`);
    const [end] = ends;
    if (end === undefined) continue;
    const kind = typeof end.facts.failure === 'string' ? `${end.type} (${end.facts.failure})` : end.type;
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    complaints.push(...(await againstCrm(client, target, end)).map((text) => `${name}: ${text}`));
  }
  if (kills === 0) complaints.push('the server was never killed, so this proved nothing');
  return { complaints, outcomes };
}

async function settled(client: SoakClient, target: Target, deadline: number): Promise<EventView[]> {
  for (;;) {
    const events = await client.events(target.suggestionId);
    if (events.some(({ type }) => outcomeTypes.includes(type)) || Date.now() > deadline) return events;
    await wait(500);
  }
}

async function againstCrm(client: SoakClient, target: Target, end: EventView): Promise<string[]> {
  const url = `${client.crmFile.url}/sandbox-control/record/${target.objectType}/${target.recordId}`;
  const { now, history } = client.crm.truth(await (await fetch(url)).json(), client.sandbox);
  const ours = history.filter(({ value, byApp }) => value === target.value && byApp);
  if (end.type === 'change.applied') {
    const wrong = now !== target.value && history.every(({ byApp }) => byApp);
    return [
      ...(ours.length === 0 ? ['the log says applied, but the CRM never held the value'] : []),
      ...(wrong ? [`the log says applied, nobody edited, and the CRM holds "${now}"`] : []),
    ];
  }
  const humanSince = history[0]?.byApp === false;
  return now === target.value
    ? [`the log says ${end.type}, but the CRM holds our value`]
    : humanSince || ours.length === 0
      ? []
      : ['our value was written and lost without a human edit'];
}
