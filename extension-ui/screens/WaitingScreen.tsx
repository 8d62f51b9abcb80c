import {
  Alert,
  Button,
  EmptyState,
  Flex,
  Heading,
  Link,
  LoadingButton,
  LoadingSpinner,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { WaitingReply } from '#contract/waiting.ts';
import type { OpenRecord } from '#ui/core/api.ts';
import type { Host } from '#ui/core/host.ts';
import { makeBatchOfRecords } from '#ui/core/queue-api.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { waitingStrings as words } from '#ui/core/waiting-strings.ts';
import { BatchScreen } from './queue/BatchScreen.tsx';
import { useMaking } from './queue/use-making.ts';
import { CardBoundary } from './review/CardBoundary.tsx';
import { LoadFailure } from './review/LoadFailure.tsx';
import { troubleText } from './settings/trouble-text.ts';
import { useWaiting } from './waiting/use-waiting.ts';

interface Props {
  host: Host;
  /** The records that were selected in the CRM's list. */
  records: readonly OpenRecord[];
  /** Where the CRM shows a record. */
  urlOf: (record: OpenRecord) => string;
}

const failureWords = {
  offline: { title: words.failedTitle, text: words.offlineText },
  broken: { title: words.failedTitle },
  missing: { title: words.failedTitle },
  forbidden: { title: words.forbiddenTitle },
};

/** Of the records that were selected, those on which suggestions wait, each a step away from its review card. */
export function WaitingScreen(props: Props) {
  if (props.records.length === 0) {
    return (
      <EmptyState title={words.noneTitle} layout="vertical" imageName="object" testId="none">
        <Text>{words.noneText}</Text>
      </EmptyState>
    );
  }
  return (
    <CardBoundary>
      <Waiting {...props} />
    </CardBoundary>
  );
}

function Waiting({ host, records, urlOf }: Props) {
  const { state, reload } = useWaiting(host, records);
  const [batchId, setBatchId] = useState<string | null>(null);
  if (state.status === 'loading') {
    return <LoadingSpinner label={words.loading} showLabel={true} layout="centered" testId="loading" />;
  }
  if (state.status === 'failed') {
    return <LoadFailure words={failureWords} problem={state.problem} retrying={false} onRetry={reload} />;
  }
  if (state.reply.records.length === 0) {
    return (
      <EmptyState title={words.emptyTitle} layout="vertical" imageName="task" testId="empty">
        <Text>{words.emptyText(state.reply.asked)}</Text>
      </EmptyState>
    );
  }
  if (batchId !== null) {
    const back = () => {
      setBatchId(null);
      reload();
    };
    return <BatchScreen key={batchId} host={host} id={batchId} onBack={back} onOpen={setBatchId} />;
  }
  return (
    <>
      <Found reply={state.reply} urlOf={urlOf} onRefresh={reload} />
      {state.reply.mayApproveTogether && <Together host={host} reply={state.reply} onMade={setBatchId} />}
    </>
  );
}

function Together(props: { host: Host; reply: WaitingReply; onMade: (batchId: string) => void }) {
  const { host, reply, onMade } = props;
  const { making, problem, make } = useMaking(onMade);
  return (
    <Flex direction="column" gap="extra-small" align="start">
      <LoadingButton
        variant="primary"
        loading={making !== null}
        onClick={() => void make('records', () => makeBatchOfRecords(host, reply.records))}
        testId="together"
      >
        {words.together(reply.records.reduce((sum, { waiting }) => sum + waiting, 0))}
      </LoadingButton>
      <Text variant="microcopy">{words.togetherHint}</Text>
      {problem !== null && (
        <Alert title={words.togetherFailed} variant="danger" testId="together-problem">
          {troubleText(problem)}
        </Alert>
      )}
    </Flex>
  );
}

function Found(props: { reply: WaitingReply; urlOf: Props['urlOf']; onRefresh: () => void }) {
  const { reply, urlOf, onRefresh } = props;
  const suggestions = reply.records.reduce((sum, { waiting }) => sum + waiting, 0);
  return (
    <Flex direction="column" gap="medium">
      <Flex direction="row" justify="between" align="start" gap="small" wrap={true}>
        <Heading>{words.title(suggestions, reply.records.length)}</Heading>
        <Button variant="transparent" size="xs" onClick={onRefresh} testId="refresh">
          {words.refresh}
        </Button>
      </Flex>
      <Text variant="microcopy">{words.intro(reply.asked)}</Text>
      <Table density="condensed" testId="waiting-table">
        <TableHead>
          <TableRow>
            <TableHeader>{words.record}</TableHeader>
            <TableHeader>{words.waiting}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {reply.records.map(({ title, waiting, ...record }) => (
            <TableRow key={record.recordId} testId={`record-${record.recordId}`}>
              <TableCell width="max">
                <Link href={{ url: urlOf(record), external: true }}>
                  {revealHidden(title ?? words.untitled(record.recordId))}
                </Link>
              </TableCell>
              <TableCell width="min">{waiting}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}
