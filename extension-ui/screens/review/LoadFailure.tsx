import { ErrorState, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { strings } from '#ui/core/strings.ts';

interface Words {
  title: string;
  text: string;
  type: 'error' | 'support' | 'lock';
}

const usual: Readonly<Record<LoadProblem['kind'], Words>> = {
  offline: { title: strings.offlineTitle, text: strings.offlineFirstText, type: 'support' },
  crm_away: { title: strings.crmAwayTitle, text: strings.crmAwayText, type: 'support' },
  broken: { title: strings.failedTitle, text: strings.failedText, type: 'error' },
  forbidden: { title: strings.forbiddenTitle, text: strings.forbiddenText, type: 'lock' },
  signed_out: { title: strings.signedOutTitle, text: strings.signedOutText, type: 'lock' },
  missing: { title: strings.missingTitle, text: strings.missingText, type: 'error' },
};

/** Nothing could be loaded and nothing is on the screen yet. */
export function LoadFailure(props: {
  problem: LoadProblem;
  retrying: boolean;
  onRetry: () => void;
  /** A screen's own words, where the card's would not fit. */
  words?: Partial<Record<LoadProblem['kind'], Partial<Words>>>;
}) {
  const { problem, retrying, onRetry, words = {} } = props;
  const { title, text, type } = { ...usual[problem.kind], ...words[problem.kind] };
  return (
    <ErrorState title={title} type={type} testId={`problem-${problem.kind}`}>
      <Flex direction="column" gap="small" align="center">
        <Text>{problem.message ?? text}</Text>
        {problem.requestId !== null && <Text variant="microcopy">{strings.reference(problem.requestId)}</Text>}
        <LoadingButton loading={retrying} onClick={onRetry} testId="try-again">
          {strings.tryAgain}
        </LoadingButton>
      </Flex>
    </ErrorState>
  );
}
