import { Alert, Button, Flex, Heading, LoadingButton, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { BatchReply } from '#contract/batch.ts';
import { approvedCount, batchTitle } from '#ui/core/batch-text.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { type BatchStep, confirmBatch, retryBatch, steerBatch, undoBatch } from '#ui/core/queue-api.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { LoadFailure } from '../review/LoadFailure.tsx';
import { troubleText } from '../settings/trouble-text.ts';
import { BatchCounts } from './BatchCounts.tsx';
import { BatchExport } from './BatchExport.tsx';
import { BatchProgress } from './BatchProgress.tsx';
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
      <BatchCounts host={host} batch={batch} />
      <Steps
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

interface StepsProps {
  batch: BatchReply;
  busy: boolean;
  onConfirm: (digest: string) => void;
  onStep: (step: BatchStep) => void;
  onUndo: () => void;
  onRetry: () => void;
}

function isOver({ state }: BatchReply): boolean {
  return state === 'ended' || state === 'cancelled';
}

function Steps({ batch, busy, onConfirm, onStep, onUndo, onRetry }: StepsProps) {
  const { state, digest, outcomes, undoes } = batch;
  const count = approvedCount(batch);
  const step = (which: BatchStep, label: string, isMain = false) => (
    <LoadingButton
      variant={isMain ? 'primary' : 'secondary'}
      loading={busy}
      onClick={() => onStep(which)}
      testId={`batch-${which}`}
    >
      {label}
    </LoadingButton>
  );
  if (isOver(batch)) {
    if (undoes !== null) return null;
    const notWritten = outcomes.failed + outcomes.conflicted + outcomes.skipped;
    return (
      <Flex direction="column" gap="small" align="start">
        {notWritten > 0 && (
          <Flex direction="column" gap="extra-small" align="start">
            <LoadingButton variant="primary" loading={busy} onClick={onRetry} testId="batch-retry">
              {words.retry(notWritten)}
            </LoadingButton>
            <Text variant="microcopy">{words.retryHint}</Text>
          </Flex>
        )}
        {outcomes.applied > 0 && (
          <Flex direction="column" gap="extra-small" align="start">
            <LoadingButton loading={busy} onClick={onUndo} testId="batch-undo">
              {words.undo}
            </LoadingButton>
            <Text variant="microcopy">{words.undoHint}</Text>
          </Flex>
        )}
      </Flex>
    );
  }
  return (
    <Flex direction="row" gap="small" wrap={true}>
      {state === 'ready' && digest !== null && count > 0 && (
        <LoadingButton variant="primary" loading={busy} onClick={() => onConfirm(digest)} testId="batch-confirm">
          {undoes === null ? words.approve(count) : words.putBack(count)}
        </LoadingButton>
      )}
      {state === 'running' && step('pause', words.pause)}
      {state === 'paused' && step('resume', words.resume, true)}
      {step('cancel', state === 'running' || state === 'paused' ? words.cancel : words.discard)}
    </Flex>
  );
}
