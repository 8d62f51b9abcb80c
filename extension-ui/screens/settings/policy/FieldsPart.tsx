import { policyStrings } from '#ui/core/policy-strings.ts';
import { FieldsSections } from '../fields/FieldsSections.tsx';
import type { PartProps } from '../part-props.ts';
import { PolicyFrame } from './PolicyFrame.tsx';

/** Which fields agents may suggest for, as the draft says it. */
export function FieldsPart(props: PartProps) {
  return (
    <PolicyFrame {...props} intro={policyStrings.fields.intro} testId="fields">
      {(policy) => <FieldsSections {...policy} />}
    </PolicyFrame>
  );
}
