import { Alert, Button, Flex, Heading, LoadingSpinner } from '@hubspot/ui-extensions';
import { fetchVersions } from '#ui/core/publish-api.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';
import { HistoryTable } from './HistoryTable.tsx';
import { ImportButton } from './ImportButton.tsx';

const words = publishStrings.history;

/** Every version that ever held. */
export function HistorySection(props: PolicyProps) {
  const { host, reply } = props;
  const { state, reload } = useLoaded(host, fetchVersions);
  return (
    <Flex direction="column" gap="small" testId="history">
      <Flex direction="row" justify="between" align="center" gap="small">
        <Heading>{words.title}</Heading>
        {reply.mayPublish && <ImportButton {...props} />}
      </Flex>
      {state.status === 'loading' && <LoadingSpinner label={words.loading} showLabel={true} />}
      {state.status === 'failed' && (
        <Flex direction="column" gap="small" align="start">
          <Alert title={words.failed} variant="warning" testId="history-failed">
            {troubleText(state.problem)}
          </Alert>
          <Button size="xs" onClick={() => void reload()} testId="history-again">
            {words.tryAgain}
          </Button>
        </Flex>
      )}
      {state.status === 'ready' && <HistoryTable {...props} versions={state.value.policies} />}
    </Flex>
  );
}
