import { policyStrings } from '#ui/core/policy-strings.ts';
import type { PartProps } from '../part-props.ts';
import { PolicyFrame } from './PolicyFrame.tsx';

export function PublishPart(props: PartProps) {
  return (
    <PolicyFrame {...props} intro={policyStrings.publish.intro} testId="publish" barless={true}>
      {() => null}
    </PolicyFrame>
  );
}
