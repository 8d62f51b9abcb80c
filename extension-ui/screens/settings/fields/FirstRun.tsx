import { Button, EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { fieldStrings } from '#ui/core/field-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { ProposalForm } from './ProposalForm.tsx';

const words = fieldStrings.first;

/** Before anything was ever published: from nothing to a first draft in two clicks. */
export function FirstRun(props: PolicyProps & { onSkip: () => void }) {
  const [asked, setAsked] = useState(false);
  if (asked) return <ProposalForm {...props} onBack={() => setAsked(false)} />;
  return (
    <EmptyState title={words.title} layout="vertical" imageName="target" imageWidth={120} testId="first-run">
      <Text>{words.text}</Text>
      <Flex direction="row" justify="center" gap="small" wrap={true}>
        <Button variant="primary" onClick={() => setAsked(true)} testId="propose">
          {words.propose}
        </Button>
        <Button variant="secondary" onClick={props.onSkip} testId="start-empty">
          {words.empty}
        </Button>
      </Flex>
    </EmptyState>
  );
}
