import { Alert, Button, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { Host } from '#ui/core/host.ts';
import { fetchDifferences } from '#ui/core/publish-api.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';
import { Differences } from './Differences.tsx';

const words = publishStrings.compare;

/** What changed from one version to a later one. */
export function Comparison({ host, from, to }: { host: Host; from: number; to: number }) {
  const read = useCallback((of: Host) => fetchDifferences(of, from, to), [from, to]);
  const { state, reload } = useLoaded(host, read);
  if (state.status === 'loading') return <LoadingSpinner label={words.loading} showLabel={true} layout="centered" />;
  if (state.status === 'failed') {
    return (
      <Flex direction="column" gap="small" align="start">
        <Alert title={words.failed} variant="warning" testId="compare-failed">
          {troubleText(state.problem)}
        </Alert>
        <Button size="xs" onClick={() => void reload()} testId="compare-again">
          {publishStrings.history.tryAgain}
        </Button>
      </Flex>
    );
  }
  const { differences } = state.value;
  return (
    <Flex direction="column" gap="small" testId="comparison">
      <Text format={{ fontWeight: 'bold' }}>{words.span(from, to)}</Text>
      {differences.length === 0 ? (
        <Text testId="compare-same">{words.same}</Text>
      ) : (
        <Differences differences={differences} />
      )}
    </Flex>
  );
}
