import { policyStrings } from '#ui/core/policy-strings.ts';
import type { PartProps } from '../part-props.ts';
import { PolicyFrame } from './PolicyFrame.tsx';

export function RulesPart(props: PartProps) {
  return (
    <PolicyFrame {...props} intro={policyStrings.rules.intro} testId="rules">
      {() => null}
    </PolicyFrame>
  );
}
