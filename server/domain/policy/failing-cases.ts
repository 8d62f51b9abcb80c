import type { AgentId, TenantId } from '../shared/ids.ts';
import { type FieldCatalogue, fieldAt, placeName } from './field-catalogue.ts';
import type { PolicyContent } from './policy.ts';
import type { PolicyCase } from './policy-case.ts';
import type { PolicyProblem } from './publishable.ts';
import { standingUnder, verdictUnder } from './replay.ts';
import type { Standing } from './standing.ts';

/** The cases that come out otherwise than they say, judged by the very function that judges live. */
export function failingCases(content: PolicyContent, catalogue: FieldCatalogue): PolicyProblem[] {
  return content.cases.flatMap((one) => {
    const found = outcomeOf(one, content, catalogue);
    if (found === one.expect) return [];
    const sentence = `The case "${one.title}" (${placeName(one)}) comes out as ${words[found]}, not as ${words[one.expect]}.`;
    return [{ code: 'policy_not_publishable', objectType: one.objectType, field: one.field, sentence }];
  });
}

const words: Readonly<Record<Standing, string>> = {
  blocked: 'blocked',
  review: 'left to a person',
  second_person: 'left to two people',
  auto: 'written without a person',
};

function outcomeOf(one: PolicyCase, content: PolicyContent, catalogue: FieldCatalogue): Standing {
  const { proposed, current, record, quotes } = one;
  const place = {
    ...one,
    agentId: (one.agent ?? 'agt_of_no_rule') as AgentId,
    change: { proposed, current, record, quotes },
  };
  // A field that the CRM does not have is refused at filing, too.
  if (fieldAt(catalogue, one) === undefined) return 'blocked';
  const verdict = verdictUnder({ ...content, tenantId: 'no.tenant' as TenantId, version: 0 }, place, catalogue);
  return verdict === null ? 'blocked' : standingUnder(verdict, quotes.length > 0);
}
