import { Alert, Flex, Heading, LoadingButton, LoadingSpinner, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import type { BatchItemsReply, BatchReply } from '#contract/batch.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { fetchBatchItems, openSample } from '#ui/core/queue-api.ts';
import { queueStrings } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { FieldChange } from '../review/FieldChange.tsx';
import { troubleText } from '../settings/trouble-text.ts';
import { useLoaded } from '../settings/use-loaded.ts';

const words = queueStrings.samples;

type Item = BatchItemsReply['items'][number];

/** The suggestions of a large batch that have to be read whole before it can be approved. */
export function BatchSamples(props: { host: Host; batch: BatchReply; onOpened: () => void }) {
  const { host, batch, onOpened } = props;
  const { id, samples } = batch;
  const read = useCallback((from: Host) => fetchBatchItems(from, id, 'sampled=true'), [id]);
  const { state } = useLoaded(host, read);
  return (
    <Flex direction="column" gap="small" testId="batch-samples">
      <Heading>{words.title(samples.opened, samples.needed)}</Heading>
      <Text>{words.text}</Text>
      {state.status === 'loading' && <LoadingSpinner label={queueStrings.itemsLoading} showLabel={true} size="sm" />}
      {state.status === 'failed' && (
        <Alert title={queueStrings.itemsFailed} variant="danger">
          {troubleText(state.problem)}
        </Alert>
      )}
      {state.status === 'ready' &&
        state.value.items.map((item) => (
          <Sample key={item.position} host={host} batchId={id} item={item} now={state.at} onOpened={onOpened} />
        ))}
    </Flex>
  );
}

interface SampleProps {
  host: Host;
  batchId: string;
  item: Item;
  now: Date;
  onOpened: () => void;
}

function Sample({ host, batchId, item, now, onOpened }: SampleProps) {
  const [shown, setShown] = useState<Item | null>(null);
  const [isOpening, setOpening] = useState(false);
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  const { record, field } = item;
  const title = record.title === null ? `${record.objectType} ${record.recordId}` : revealHidden(record.title);
  const open = async () => {
    setOpening(true);
    const reply = await openSample(host, batchId, item.position);
    setOpening(false);
    setProblem(reply.ok ? null : reply.problem);
    if (!reply.ok) return;
    setShown(reply.value.items[0] ?? null);
    onOpened();
  };
  return (
    <Tile compact={true} testId={`sample-${item.position}`}>
      <Flex direction="column" gap="extra-small">
        <Flex direction="row" justify="between" align="center" gap="small">
          <Text format={{ fontWeight: 'bold' }}>{`${title}: ${revealHidden(field.label)}`}</Text>
          {shown === null ? (
            <LoadingButton
              size="xs"
              loading={isOpening}
              onClick={() => void open()}
              testId={`open-sample-${item.position}`}
            >
              {words.open}
            </LoadingButton>
          ) : (
            <StatusTag variant="success">{words.opened}</StatusTag>
          )}
        </Flex>
        {problem !== null && (
          <Alert title={words.failed} variant="danger">
            {troubleText(problem)}
          </Alert>
        )}
        {shown !== null && <Whole host={host} item={shown} now={now} />}
      </Flex>
    </Tile>
  );
}

function Whole({ host, item, now }: { host: Host; item: Item; now: Date }) {
  const { field, values, quotes, rationale } = item;
  if (values === null) return <Alert title={words.hidden} variant="warning" />;
  return (
    <Flex direction="column" gap="extra-small">
      <FieldChange
        view={{ now, settings: usableSettings(host) }}
        field={field}
        from={values.shown}
        to={values.proposed}
        testId={`sample-change-${item.position}`}
      />
      {quotes.map((quote) => (
        <Text key={quote}>{`“${revealHidden(quote)}”`}</Text>
      ))}
      {rationale !== null && rationale !== '' && (
        <Text variant="microcopy">{`${words.rationale}: ${revealHidden(rationale)}`}</Text>
      )}
    </Flex>
  );
}
