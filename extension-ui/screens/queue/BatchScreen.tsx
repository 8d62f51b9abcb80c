import { Alert, Button, Flex, Heading, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { awaitsYou, batchTitle, isOver } from '#ui/core/batch-text.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { confirmBatch, retryBatch, steerBatch, undoBatch } from '#ui/core/queue-api.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { LoadFailure } from '../review/LoadFailure.tsx';
import { troubleText } from '../settings/trouble-text.ts';
import { BatchCounts } from './BatchCounts.tsx';
import { BatchExport } from './BatchExport.tsx';
import { BatchProgress } from './BatchProgress.tsx';
import { BatchSamples } from './BatchSamples.tsx';
import { BatchSteps } from './BatchSteps.tsx';
import { useBatch } from './use-batch.ts';

/** One batch from its preview to its last outcome. */
export function BatchScreen(props: { host: Host; id: string; onBack: () => void; onOpen: (batchId: string) => void }) {
  const { host, id, onBack, onOpen } = props;
  const { state, reload, act } = useBatch(host, id);
  const { batch, problem, busy } = state;
  const openMade = async (making: ReturnType<typeof undoBatch>) => {
    const made = await making;
    if (made.ok) onOpen(made.value.id);
    return made;
  };
  if (batch === null) {
    if (problem === null) return <LoadingSpinner label={words.batchLoading} showLabel={true} layout="centered" />;
    return (
      <LoadFailure
        words={{ broken: { title: words.batchFailedTitle } }}
        problem={problem}
        retrying={false}
        onRetry={() => void reload()}
      />
    );
  }
  return (
    <Flex direction="column" gap="medium" testId="batch">
      <Flex direction="row" justify="between" align="start" gap="small">
        <Flex direction="column" gap="flush">
          <Heading>{batchTitle(batch)}</Heading>
          <Text variant="microcopy">{words.madeBy(revealHidden(batch.madeBy.name))}</Text>
        </Flex>
        <Button variant="transparent" size="xs" onClick={onBack} testId="back-to-queue">
          {words.back}
        </Button>
      </Flex>
      {batch.more && <Alert title={words.more} variant="warning" testId="batch-more" />}
      {problem !== null && (
        <Alert title={words.stepFailed} variant="danger" testId="batch-problem">
          {troubleText(problem)}
        </Alert>
      )}
      <BatchProgress batch={batch} pace={state.pace} display={usableSettings(host)} />
      {awaitsYou(batch) && batch.samples.needed > 0 && (
        <BatchSamples host={host} batch={batch} onOpened={() => void reload()} />
      )}
      <BatchCounts host={host} batch={batch} />
      <BatchSteps
        batch={batch}
        busy={busy}
        onConfirm={(digest) => void act(() => confirmBatch(host, id, digest))}
        onStep={(step) => void act(() => steerBatch(host, id, step))}
        onUndo={() => void act(() => openMade(undoBatch(host, id)))}
        onRetry={() => void act(() => openMade(retryBatch(host, id)))}
      />
      {isOver(batch) && batch.confirmedAt !== null && <BatchExport host={host} batch={batch} />}
    </Flex>
  );
}
