import type { PoliciesReply, PolicyReply } from '#contract/policy.ts';
import type { CompareVersionsReply, PublishDraftReply, ReplayReply } from '#contract/policy-draft.ts';
import { act } from './act.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import type { LoadProblem } from './load-problem.ts';
import { isObject } from './read-reply.ts';

/** @param note why; of a draft that waits for a second person, the note of who asked is kept */
export function publishDraft(host: Host, revision: number, note: string): Promise<Loaded<PublishDraftReply>> {
  return load(host, '/api/policy-draft/publish', isPublishReply, { revision, note });
}

/** @returns why it did not work, or `null` */
export function discardDraft(host: Host, revision: number): Promise<LoadProblem | null> {
  return act(host, 'POST', '/api/policy-draft/discard', { revision });
}

/** @param revision of the draft that it takes the place of; 0 = there is none. @param version 0 allows nothing */
export function draftFromVersion(host: Host, revision: number, version: number): Promise<LoadProblem | null> {
  return act(host, 'POST', '/api/policy-draft/from-version', { revision, version });
}

export function fetchVersions(host: Host): Promise<Loaded<PoliciesReply>> {
  return load(host, '/api/policies', isVersions);
}

export function fetchVersion(host: Host, version: number): Promise<Loaded<PolicyReply>> {
  return load(host, `/api/policies/${version}`, isPolicy);
}

/** What changed from one version to another, whichever came first; version 0 allows nothing. */
export function fetchDifferences(host: Host, from: number, to: number): Promise<Loaded<CompareVersionsReply>> {
  return load(host, `/api/policies/${from}/differences/${to}`, isComparison);
}

/** @param asked `after`: the `next` of the page before, `null` for the first */
export function fetchReplayPage(
  host: Host,
  asked: { readonly revision: number; readonly days: number; readonly after: string | null },
): Promise<Loaded<ReplayReply>> {
  return load(host, '/api/policy-draft/replay', isReplayPage, asked);
}

function isPublishReply(body: unknown): body is PublishDraftReply {
  if (!isObject(body)) return false;
  return body.status === 'waiting' || (body.status === 'published' && isPolicy(body.policy));
}

function isVersions(body: unknown): body is PoliciesReply {
  return isObject(body) && Array.isArray(body.policies) && body.policies.every(isObject);
}

function isPolicy(body: unknown): body is PolicyReply {
  return isObject(body) && typeof body.version === 'number' && Array.isArray(body.fields) && Array.isArray(body.rules);
}

function isComparison(body: unknown): body is CompareVersionsReply {
  return isObject(body) && Array.isArray(body.differences) && body.differences.every(isObject);
}

function isReplayPage(body: unknown): body is ReplayReply {
  return (
    isObject(body) &&
    [body.judged, body.skipped, body.unchanged].every((count) => typeof count === 'number') &&
    Array.isArray(body.changes) &&
    body.changes.every((change) => isObject(change) && Array.isArray(change.examples))
  );
}
