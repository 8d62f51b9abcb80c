import { Alert, Button, Flex, Heading, ProgressBar, Text, ToggleGroup } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { publishStrings } from '#ui/core/publish-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { troubleText } from '../trouble-text.ts';
import { ReplayResult } from './ReplayResult.tsx';
import { type ReplayState, useReplay } from './use-replay.ts';

const words = publishStrings.replay;
const dayOptions = Object.entries(words.dayChoices).map(([days, label]) => ({ value: days, label }));

/** Tries the draft on what agents filed of late. */
export function ReplaySection(props: PolicyProps & { revision: number }) {
  const { host, revision, reload } = props;
  const [days, setDays] = useState(30);
  const { state, start, stop } = useReplay(host);
  const isRunning = state?.status === 'running';
  return (
    <Flex direction="column" gap="small" testId="replay">
      <Flex direction="column" gap="flush">
        <Heading>{words.title}</Heading>
        <Text variant="microcopy">{words.intro}</Text>
      </Flex>
      <Flex direction="row" gap="medium" align="end" wrap={true}>
        <ToggleGroup
          toggleType="radioButtonList"
          label={words.days}
          name="replay-days"
          testId="replay-days"
          inline={true}
          value={`${days}`}
          onChange={(value) => setDays(Number(value))}
          options={dayOptions}
        />
        {isRunning ? (
          <Button size="sm" onClick={stop} testId="stop-replay">
            {words.stop}
          </Button>
        ) : (
          <Button size="sm" onClick={() => void start(revision, days)} testId="run-replay">
            {state === null ? words.run : words.again}
          </Button>
        )}
      </Flex>
      {state !== null && <Outcome {...props} state={state} onReload={() => void reload()} />}
    </Flex>
  );
}

function Outcome(props: PolicyProps & { revision: number; state: ReplayState; onReload: () => void }) {
  const { state, revision, display, host, onReload } = props;
  const { status, sum, problem } = state;
  const isOutdated = status !== 'running' && state.revision !== revision;
  return (
    <>
      {status === 'running' && <Progress state={state} />}
      {isOutdated && (
        <Alert title={words.outdatedTitle} variant="warning" testId="replay-outdated">
          {words.outdatedText}
        </Alert>
      )}
      {status === 'failed' && problem !== null && !isOutdated && (
        <Alert title={words.failed} variant="danger" testId="replay-failed">
          <Flex direction="column" gap="small" align="start">
            <Text>{troubleText(problem)}</Text>
            <Button size="xs" onClick={onReload} testId="replay-reload">
              {words.reload}
            </Button>
          </Flex>
        </Alert>
      )}
      {status === 'stopped' && <Text testId="replay-stopped">{words.stopped}</Text>}
      {(status === 'done' || sum.judged > 0) && (
        <ReplayResult host={host} display={display} sum={sum} isWhole={status === 'done'} />
      )}
    </>
  );
}

function Progress({ state: { sum } }: { state: ReplayState }) {
  const { total, judged } = sum;
  return (
    <ProgressBar
      title={words.running}
      value={judged}
      maxValue={Math.max(total ?? 1, 1)}
      valueDescription={total === null ? words.starting : words.progress(judged, total)}
      showPercentage={total !== null}
      testId="replay-progress"
    />
  );
}
