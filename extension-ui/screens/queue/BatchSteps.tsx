import { Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { BatchReply } from '#contract/batch.ts';
import { approvedCount, awaitsYou, isOver } from '#ui/core/batch-text.ts';
import type { BatchStep } from '#ui/core/queue-api.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

interface Props {
  batch: BatchReply;
  busy: boolean;
  onConfirm: (digest: string) => void;
  onStep: (step: BatchStep) => void;
  onUndo: () => void;
  onRetry: () => void;
}

/** What the person who looks at it can do with a batch now. */
export function BatchSteps({ batch, busy, onConfirm, onStep, onUndo, onRetry }: Props) {
  const { state, digest, outcomes, undoes, samples } = batch;
  const count = approvedCount(batch);
  const [pressed, setPressed] = useState<string | null>(null);
  /** Only the button that was pressed tells how it goes: the others did nothing. */
  const does = (id: string, act: () => void) => ({
    testId: `batch-${id}`,
    loading: busy && pressed === id,
    onClick: () => {
      setPressed(id);
      act();
    },
  });
  const step = (which: BatchStep, label: string, isMain = false) => (
    <LoadingButton
      variant={isMain ? 'primary' : 'secondary'}
      disabled={busy && pressed !== which}
      {...does(which, () => onStep(which))}
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
            <LoadingButton variant="primary" {...does('retry', onRetry)}>
              {words.retry(notWritten)}
            </LoadingButton>
            <Text variant="microcopy">{words.retryHint}</Text>
          </Flex>
        )}
        {outcomes.applied > 0 && (
          <Flex direction="column" gap="extra-small" align="start">
            <LoadingButton {...does('undo', onUndo)}>{words.undo}</LoadingButton>
            <Text variant="microcopy">{words.undoHint}</Text>
          </Flex>
        )}
      </Flex>
    );
  }
  const told = whoseTurn(batch);
  return (
    <Flex direction="column" gap="extra-small">
      {told !== null && <Text testId="batch-turn">{told}</Text>}
      <Flex direction="row" gap="small" wrap={true}>
        {digest !== null && awaitsYou(batch) && (
          <LoadingButton
            variant="primary"
            disabled={samples.opened < samples.needed}
            {...does('confirm', () => onConfirm(digest))}
          >
            {state === 'seconding'
              ? words.approveSecond(count)
              : undoes === null
                ? words.approve(count)
                : words.putBack(count)}
          </LoadingButton>
        )}
        {state === 'running' && step('pause', words.pause)}
        {state === 'paused' && step('resume', words.resume, true)}
        {step('cancel', state === 'running' || state === 'paused' ? words.cancel : words.discard)}
      </Flex>
    </Flex>
  );
}

/** Who has said yes and who has to, where that is more than a press of the person who looks at it. */
function whoseTurn({ state, isYours, madeBy, confirmedBy, needsSecond }: BatchReply): string | null {
  const maker = revealHidden(madeBy.name);
  if (state === 'ready' && !isYours) return words.notYours(maker);
  if (state === 'ready') return needsSecond ? words.needsSecond : null;
  if (state !== 'seconding') return null;
  return isYours ? words.waitsForSecond : words.secondOf(revealHidden(confirmedBy ?? maker));
}
