import { policyStrings } from '#ui/core/policy-strings.ts';
import type { PartProps } from '../part-props.ts';
import { CaseList } from '../rules/CaseList.tsx';
import { RuleList } from '../rules/RuleList.tsx';
import { PolicyFrame } from './PolicyFrame.tsx';

export function RulesPart(props: PartProps) {
  return (
    <PolicyFrame {...props} intro={policyStrings.rules.intro} testId="rules">
      {(policy) => (
        <>
          <RuleList {...policy} />
          <CaseList {...policy} />
        </>
      )}
    </PolicyFrame>
  );
}
