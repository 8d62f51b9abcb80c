import type { z } from 'zod';
import type { policiesReply, policyReply } from '#contract/policy.ts';
import type { publishDraftReply, replayReply } from '#contract/policy-draft.ts';
import { act } from './act.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import type { LoadProblem } from './load-problem.ts';
import { isObject } from './read-reply.ts';

export type PublishDraftReply = z.output<typeof publishDraftReply>;
export type PolicyVersions = z.output<typeof policiesReply>;
export type WirePolicy = z.output<typeof policyReply>;
export type ReplayPage = z.output<typeof replayReply>;

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

export function fetchVersions(host: Host): Promise<Loaded<PolicyVersions>> {
  return load(host, '/api/policies', isVersions);
}

export function fetchVersion(host: Host, version: number): Promise<Loaded<WirePolicy>> {
  return load(host, `/api/policies/${version}`, isPolicy);
}

/** @param asked `after`: the `next` of the page before, `null` for the first */
export function fetchReplayPage(
  host: Host,
  asked: { readonly revision: number; readonly days: number; readonly after: string | null },
): Promise<Loaded<ReplayPage>> {
  return load(host, '/api/policy-draft/replay', isReplayPage, asked);
}

function isPublishReply(body: unknown): body is PublishDraftReply {
  if (!isObject(body)) return false;
  return body.status === 'waiting' || (body.status === 'published' && isPolicy(body.policy));
}

function isVersions(body: unknown): body is PolicyVersions {
  return isObject(body) && Array.isArray(body.policies) && body.policies.every(isObject);
}

function isPolicy(body: unknown): body is WirePolicy {
  return isObject(body) && typeof body.version === 'number' && Array.isArray(body.fields) && Array.isArray(body.rules);
}

function isReplayPage(body: unknown): body is ReplayPage {
  return (
    isObject(body) &&
    [body.judged, body.skipped, body.unchanged].every((count) => typeof count === 'number') &&
    Array.isArray(body.changes) &&
    body.changes.every((change) => isObject(change) && Array.isArray(change.examples))
  );
}
