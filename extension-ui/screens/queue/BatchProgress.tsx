import { Alert, ProgressBar, StatusTag, Text } from '@hubspot/ui-extensions';
import type { BatchReply } from '#contract/batch.ts';
import { approvedCount } from '#ui/core/batch-text.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

const variants = {
  reading: 'info',
  ready: 'info',
  running: 'info',
  paused: 'warning',
  ended: 'success',
  cancelled: 'default',
} as const;

/** How far a batch is, and what keeps it from going on. */
export function BatchProgress({ batch, display }: { batch: BatchReply; display: DisplaySettings }) {
  const { state, total, findings, outcomes, stopped, continuesAt } = batch;
  const unread = findings.unread ?? 0;
  const open = outcomes.toBegin + outcomes.waiting;
  const approved = open + outcomes.applied + outcomes.failed + outcomes.conflicted + outcomes.skipped;
  return (
    <>
      <StatusTag variant={variants[state]}>{words.states[state]}</StatusTag>
      {state === 'reading' && <Bar title={words.comparing} done={total - unread} total={total} />}
      {(state === 'running' || state === 'paused') && (
        <Bar title={words.writing} done={approved - open} total={approved} />
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

function timeOf(iso: string, { locale, timeZone }: DisplaySettings): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(iso));
}
