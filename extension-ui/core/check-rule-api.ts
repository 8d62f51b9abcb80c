import type { WirePolicyContent } from '#contract/policy.ts';
import type { CheckPolicyReply } from '#contract/policy-draft.ts';
import { type Loaded, load } from './api.ts';
import type { Host } from './host.ts';
import { isObject } from './read-reply.ts';
import type { Rule } from './rule-form.ts';

/** What the server makes of a rule that is not saved yet. */
export interface CheckedRule {
  readonly sentence: string;
  /** What would hinder its publication. */
  readonly problems: readonly string[];
}

/** Has one rule checked within the rest of the draft. */
export async function checkRule(host: Host, content: WirePolicyContent, rule: Rule): Promise<Loaded<CheckedRule>> {
  // By itself, so that whatever is answered is about this rule; the classes and lines do not bear on it.
  const alone = { ...content, fields: [], classes: [], cases: [], rules: [rule] };
  const checked = await load(host, '/api/policies/check', isChecked, { content: alone });
  if (!checked.ok) return checked;
  const { ruleSentences, problems } = checked.value;
  return { ok: true, value: { sentence: ruleSentences[0] ?? '', problems: problems.map(({ sentence }) => sentence) } };
}

function isChecked(body: unknown): body is CheckPolicyReply {
  return isObject(body) && Array.isArray(body.ruleSentences) && Array.isArray(body.problems);
}
