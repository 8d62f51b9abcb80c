import { Button, Flex, Heading, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { strings } from '#ui/core/strings.ts';
import { LogEntries } from './log/LogEntries.tsx';
import { LogFilters } from './log/LogFilters.tsx';
import { type LogFilter, useEvents } from './log/use-events.ts';
import { CardBoundary } from './review/CardBoundary.tsx';
import { LoadFailure } from './review/LoadFailure.tsx';

const everything: LogFilter = { type: null, suggestion: null };
const failureWords = {
  offline: { text: strings.log.offlineText },
  broken: { title: strings.log.failedTitle },
  missing: { title: strings.log.failedTitle },
  forbidden: { title: strings.log.forbiddenTitle, text: strings.log.forbiddenText },
};

/** The log, as an auditor reads it: who did what, on which suggestion, with the entry's own proof. */
export function LogScreen({ host }: { host: Host }) {
  return (
    <CardBoundary>
      <Log host={host} />
    </CardBoundary>
  );
}

function Log({ host }: { host: Host }) {
  const [filter, setFilter] = useState(everything);
  const { state, reload, loadOlder } = useEvents(host, filter);
  return (
    <Flex direction="column" gap="medium">
      <Flex direction="row" justify="between" align="start" gap="small">
        <Flex direction="column" gap="flush">
          <Heading>{strings.log.title}</Heading>
          <Text variant="microcopy">{strings.log.intro}</Text>
        </Flex>
        <Button variant="transparent" size="xs" onClick={reload} testId="refresh">
          {strings.refresh}
        </Button>
      </Flex>
      <LogFilters filter={filter} onFilter={setFilter} />
      {state.status === 'loading' && <LoadingSpinner label={strings.log.loading} showLabel={true} layout="centered" />}
      {state.status === 'failed' && (
        <LoadFailure words={failureWords} problem={state.problem} retrying={false} onRetry={reload} />
      )}
      {state.status === 'ready' && (
        <LogEntries host={host} state={state} filter={filter} onFilter={setFilter} onOlder={loadOlder} />
      )}
    </Flex>
  );
}
