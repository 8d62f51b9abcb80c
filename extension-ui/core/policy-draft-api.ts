import type { WirePolicyContent } from '#contract/policy.ts';
import type { PolicyDraftReply } from '#contract/policy-draft.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';

export function fetchPolicyDraft(host: Host): Promise<Loaded<PolicyDraftReply>> {
  return load(host, '/api/policy-draft', isPolicyDraftReply);
}

/** @param revision of the draft that was looked at; 0 = there was none. Another one is refused, nothing is lost. */
export function savePolicyDraft(
  host: Host,
  revision: number,
  content: WirePolicyContent,
): Promise<Loaded<PolicyDraftReply>> {
  return load(host, '/api/policy-draft', isPolicyDraftReply, { revision, content });
}

export function isPolicyDraftReply(body: unknown): body is PolicyDraftReply {
  if (!isObject(body) || typeof body.version !== 'number' || !isContent(body.inForce)) return false;
  const { draft, differences, problems, secondPerson, ruleSentences } = body;
  return (
    [differences, problems].every((list) => Array.isArray(list) && list.every(isObject)) &&
    [secondPerson, ruleSentences].every((list) => Array.isArray(list)) &&
    (draft === null || (isObject(draft) && typeof draft.revision === 'number' && isContent(draft.content)))
  );
}

function isContent(content: unknown): boolean {
  return (
    isObject(content) &&
    [content.fields, content.rules, content.classes, content.cases].every(
      (list) => Array.isArray(list) && list.every(isObject),
    )
  );
}
