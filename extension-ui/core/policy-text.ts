import type { WirePolicyContent } from '#contract/policy.ts';
import { publishStrings } from './publish-strings.ts';
import { isObject } from './read-reply.ts';

const words = publishStrings.transfer;

/** What a policy says as JSON text, without who published it and when. */
export function policyText(policy: WirePolicyContent): string {
  const { expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases } = policy;
  return JSON.stringify({ expiryDays, secondPersonPublishes, batches, fields, rules, classes, cases }, null, 2);
}

export type ReadPolicy =
  | { readonly ok: true; readonly content: WirePolicyContent }
  | { readonly ok: false; readonly message: string };

/** Reads a policy from text. Only its outline is looked at: the server judges the rest, and says which part is wrong. */
export function readPolicyText(text: string): ReadPolicy {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: words.notJson(error instanceof Error ? error.message : '') };
  }
  if (!isObject(read) || !Array.isArray(read.fields)) return { ok: false, message: words.notObject };
  return { ok: true, content: read as WirePolicyContent };
}
