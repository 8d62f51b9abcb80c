import type { SettingsReply } from '#contract/settings.ts';
import { act } from './act.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import type { LoadProblem } from './load-problem.ts';
import { isObject } from './read-reply.ts';

export function fetchSettings(host: Host): Promise<Loaded<SettingsReply>> {
  return load(host, '/api/settings', isSettingsReply);
}

/** Holds every agent, object and field. @returns why it did not work, or `null` */
export function pauseEverything(host: Host, reason: string): Promise<LoadProblem | null> {
  return act(host, 'POST', '/api/pauses', { reason });
}

/** What of the agents' work is held; what is `null` is not looked at. */
export interface PauseScope {
  readonly agentId: string | null;
  readonly objectType: string | null;
  readonly field: string | null;
}

/** Holds one agent, object or field. @returns why it did not work, or `null` */
export function pauseScope(host: Host, scope: PauseScope, reason: string): Promise<LoadProblem | null> {
  return act(host, 'POST', '/api/pauses', { ...scope, reason });
}

/** @returns why it did not work, or `null` */
export function liftPause(host: Host, id: string): Promise<LoadProblem | null> {
  return act(host, 'DELETE', `/api/pauses/${encodeURIComponent(id)}`);
}

function isSettingsReply(body: unknown): body is SettingsReply {
  if (!isObject(body) || !isObject(body.abilities) || !isObject(body.crm)) return false;
  const { allowlist, agents, attention, pauses } = body;
  return (
    Array.isArray(attention) &&
    attention.every(isObject) &&
    Array.isArray(pauses) &&
    pauses.every(isObject) &&
    (agents === null || (Array.isArray(agents) && agents.every(isObject))) &&
    (allowlist === null ||
      (isObject(allowlist) && Array.isArray(allowlist.objects) && allowlist.objects.every(isGroup)))
  );
}

function isGroup(group: unknown): boolean {
  return isObject(group) && Array.isArray(group.fields) && group.fields.every(isObject);
}
