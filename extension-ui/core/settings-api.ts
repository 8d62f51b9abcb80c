import type { SettingsReply } from '#contract/settings.ts';
import { type Loaded, load } from './api.ts';
import { type Host, OfflineError } from './host.ts';
import { brokenProblem, type LoadProblem, offlineProblem, problemOf } from './load-problem.ts';
import { isObject, unwrapped } from './read-reply.ts';

export function fetchSettings(host: Host): Promise<Loaded<SettingsReply>> {
  return load(host, '/api/settings', isSettingsReply);
}

/** Holds every agent, object and field. @returns why it did not work, or `null` */
export function pauseEverything(host: Host, reason: string): Promise<LoadProblem | null> {
  return act(() => host.request('POST', '/api/pauses', { reason }));
}

/** @returns why it did not work, or `null` */
export function liftPause(host: Host, id: string): Promise<LoadProblem | null> {
  return act(() => host.request('DELETE', `/api/pauses/${encodeURIComponent(id)}`));
}

async function act(send: () => ReturnType<Host['request']>): Promise<LoadProblem | null> {
  try {
    const reply = unwrapped(await send());
    return reply.status >= 200 && reply.status <= 299 ? null : problemOf(reply);
  } catch (error) {
    return error instanceof OfflineError ? offlineProblem : brokenProblem;
  }
}

function isSettingsReply(body: unknown): body is SettingsReply {
  if (!isObject(body) || !isObject(body.abilities) || !isObject(body.crm)) return false;
  const { allowlist, agents, pauses } = body;
  return (
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
