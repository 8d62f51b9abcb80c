import { Alert, ProgressBar, StatusTag, Text } from '@hubspot/ui-extensions';
import type { BatchReply } from '#contract/batch.ts';
import type { Pace } from '#ui/core/batch-pace.ts';
import { approvedCount, batchDone } from '#ui/core/batch-text.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

const variants = {
  reading: 'info',
  ready: 'info',
  seconding: 'warning',
  running: 'info',
  paused: 'warning',
  ended: 'success',
  cancelled: 'default',
} as const;

/** How far a batch is, and what keeps it from going on. */
export function BatchProgress(props: { batch: BatchReply; pace: Pace | null; display: DisplaySettings }) {
  const { batch, pace, display } = props;
  const { state, stopped, continuesAt } = batch;
  const { done, total } = batchDone(batch);
  return (
    <>
      <StatusTag variant={variants[state]}>{words.states[state]}</StatusTag>
      {state === 'reading' && <Bar title={words.comparing} done={done} total={total} />}
      {(state === 'running' || state === 'paused') && <Bar title={words.writing} done={done} total={total} />}
      {(state === 'reading' || state === 'running') && pace !== null && (
        <Text variant="microcopy" testId="batch-pace">
          {words.pace(rate(pace.perSecond, display), remaining(pace.remainingSeconds))}
        </Text>
      )}
      {state === 'paused' && stopped !== null && (
        <Alert title={words.pausedBy(revealHidden(stopped))} variant="warning" testId="batch-paused" />
      )}
      {continuesAt !== null && (
        <Alert title={words.continuesAt(timeOf(continuesAt, display))} variant="warning" testId="batch-continues" />
      )}
      {state === 'ready' && approvedCount(batch) === 0 && <Text testId="batch-nothing">{words.nothingLeft}</Text>}
    </>
  );
}

function Bar({ title, done, total }: { title: string; done: number; total: number }) {
  return (
    <ProgressBar
      title={title}
      value={done}
      maxValue={Math.max(total, 1)}
      valueDescription={words.progress(done, total)}
      showPercentage={true}
      testId="batch-progress"
    />
  );
}

function rate(perSecond: number, { locale }: DisplaySettings): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(perSecond);
}

function remaining(seconds: number): string {
  return seconds < 90 ? words.seconds(seconds) : words.minutes(Math.round(seconds / 60));
}

function timeOf(iso: string, { locale, timeZone }: DisplaySettings): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(iso));
}
