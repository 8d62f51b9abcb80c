import { policyStrings } from '#ui/core/policy-strings.ts';
import type { PartProps } from '../part-props.ts';
import { PublishSections } from '../publish/PublishSections.tsx';
import { PolicyFrame } from './PolicyFrame.tsx';

export function PublishPart(props: PartProps) {
  return (
    <PolicyFrame {...props} intro={policyStrings.publish.intro} testId="publish" barless={true}>
      {(policy) => <PublishSections {...policy} />}
    </PolicyFrame>
  );
}
