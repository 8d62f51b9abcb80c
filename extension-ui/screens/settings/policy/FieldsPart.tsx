import { policyStrings } from '#ui/core/policy-strings.ts';
import type { PartProps } from '../part-props.ts';
import { PolicyFrame } from './PolicyFrame.tsx';

export function FieldsPart(props: PartProps) {
  return (
    <PolicyFrame {...props} intro={policyStrings.fields.intro} testId="fields">
      {() => null}
    </PolicyFrame>
  );
}
