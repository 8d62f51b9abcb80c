import { setTimeout as wait } from 'node:timers/promises';
import type { EventView } from '#contract/event.ts';
import type { SoakClient, Target } from './client.ts';
import type { Truth } from './crms.ts';

const decisionTypes = {
  accept: 'suggestion.accepted',
  edit: 'suggestion.edited',
  reject: 'suggestion.rejected',
} as const;
const outcomeTypes = ['change.applied', 'change.failed', 'change.conflicted'];
const patienceMs = 240_000;

/** Holds every decided suggestion's log against the CRM's own history. */
export async function check(client: SoakClient, targets: readonly Target[], kills: number) {
  const complaints: string[] = [];
  const outcomes: Record<string, number> = {};
  const deadline = Date.now() + patienceMs;
  for (const target of targets) {
    const events = await settled(client, target, deadline);
    const ends = events.filter(({ type }) => outcomeTypes.includes(type));
    const decided = events.filter(({ type }) => Object.values<string>(decisionTypes).includes(type));
    const name = `${target.recordId} (${target.suggestionId})`;
    const asked = decisionTypes[target.verb];
    if (decided.length !== 1 || decided[0]?.type !== asked) {
      complaints.push(
        `${name}: ${asked} was asked, the log has ${decided.map(({ type }) => type).join(', ') || 'nothing'}`,
      );
    }
    const due = target.verb === 'reject' ? 0 : 1;
    if (ends.length !== due) complaints.push(`${name}: ${ends.length} outcomes in the log, not ${due}`);
    if (target.verb === 'reject') {
      outcomes.rejected = (outcomes.rejected ?? 0) + 1;
      if (await wasWritten(client, target)) complaints.push(`${name}: rejected, and written`);
    }
    const [end] = ends;
    if (end === undefined) continue;
    const kind = typeof end.facts.failure === 'string' ? `${end.type} (${end.facts.failure})` : end.type;
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
    complaints.push(...(await againstCrm(client, target, end)).map((text) => `${name}: ${text}`));
  }
  if (kills === 0) complaints.push('no server was ever killed, so this proved nothing');
  return { complaints, outcomes };
}

async function settled(client: SoakClient, target: Target, deadline: number): Promise<EventView[]> {
  for (;;) {
    const events = await client.events(target.suggestionId);
    const last = target.verb === 'reject' ? [decisionTypes.reject] : outcomeTypes;
    if (events.some(({ type }) => last.includes(type)) || Date.now() > deadline) return events;
    await wait(500);
  }
}

async function truthOf(client: SoakClient, { objectType, recordId }: Target): Promise<Truth> {
  const url = `${client.crmFile.url}/sandbox-control/record/${objectType}/${recordId}`;
  return client.crm.truth(await (await fetch(url)).json(), client.sandbox);
}

async function wasWritten(client: SoakClient, target: Target): Promise<boolean> {
  const { history } = await truthOf(client, target);
  return history.some(({ value, byApp }) => byApp && value === target.value);
}

async function againstCrm(client: SoakClient, target: Target, end: EventView): Promise<string[]> {
  const { now, history } = await truthOf(client, target);
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
