import { Alert, Button, EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import { useMemo, useState } from 'react';
import type { QueueReply } from '#contract/queue.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchQueueChoices } from '#ui/core/queue-api.ts';
import { isNarrowed } from '#ui/core/queue-filter.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import { type QueueRow, rejectRow } from '#ui/core/queue-row.ts';
import { Part } from '../settings/Part.tsx';
import { useLoaded } from '../settings/use-loaded.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueTable, type Selection } from './QueueTable.tsx';
import { QueueToolbar } from './QueueToolbar.tsx';
import type { QueuePages } from './use-queue-pages.ts';
import type { RowDecisions } from './use-row-decisions.ts';

interface Props {
  host: Host;
  pages: QueuePages;
  decisions: RowDecisions;
  selected: Selection;
  select: (change: (before: Selection) => Selection) => void;
  onOpen: (row: QueueRow) => void;
  onBatch: (batchId: string) => void;
}

/** Everything that waits, row by row. */
export function QueueList({ host, pages, decisions, selected, select, onOpen, onBatch }: Props) {
  const { state, filter } = pages;
  const display = useMemo(() => usableSettings(host), [host]);
  const choices = useLoaded(host, fetchQueueChoices).state;
  const [rejecting, setRejecting] = useState<{ done: number; total: number } | null>(null);
  const isNewPage = (go: (() => void) | null) =>
    go === null
      ? null
      : () => {
          decisions.forget();
          go();
        };
  const reload = async () => {
    decisions.forget();
    await pages.reload();
  };
  return (
    <Part words={words} state={state} reload={reload} testId="queue-list">
      {(reply, at) => (
        <>
          <QueueFilters
            filter={filter}
            choices={choices.status === 'ready' ? choices.value : null}
            display={display}
            onFilter={(to) => {
              // What is no longer in sight must not be in a batch.
              select(() => new Map());
              decisions.forget();
              pages.narrow(to);
            }}
          />
          <QueueToolbar
            host={host}
            pages={pages}
            selected={selected}
            decisions={decisions}
            rejecting={rejecting}
            onReject={(reason) => {
              void (async () => {
                const rows = [...selected.values()];
                for (const [done, row] of rows.entries()) {
                  setRejecting({ done, total: rows.length });
                  await decisions.decide(row, rejectRow(row, reason, host.newDecisionId()));
                }
                setRejecting(null);
                select(() => new Map());
              })();
            }}
            onUnselect={() => select(() => new Map())}
            onBatch={onBatch}
          />
          <Notices reply={reply} />
          {reply.rows.length > 0 && (
            <QueueTable
              host={host}
              rows={reply.rows}
              now={at}
              display={display}
              selected={selected}
              select={select}
              decisions={decisions}
              onOpen={onOpen}
            />
          )}
          {reply.rows.length === 0 && reply.withheld === 0 && reply.crm.reachable && (
            <NoRows narrowed={isNarrowed(filter)} />
          )}
          <Turning page={pages.page} newer={isNewPage(pages.newer)} older={isNewPage(pages.older)} />
        </>
      )}
    </Part>
  );
}

function Notices({ reply: { crm, withheld } }: { reply: QueueReply }) {
  if (!crm.reachable) {
    return (
      <Alert title={words.crmAway} variant="warning" testId="queue-crm-away">
        {words.crmAwayText}
      </Alert>
    );
  }
  return withheld === 0 ? null : <Text testId="queue-withheld">{words.withheld(withheld)}</Text>;
}

function NoRows({ narrowed }: { narrowed: boolean }) {
  return (
    <EmptyState
      title={narrowed ? words.noMatchTitle : words.emptyTitle}
      layout="vertical"
      imageName="multipleObjects"
      testId="queue-empty"
    >
      <Text>{narrowed ? words.noMatchText : words.emptyText}</Text>
    </EmptyState>
  );
}

function Turning(props: { page: number; newer: (() => void) | null; older: (() => void) | null }) {
  const { page, newer, older } = props;
  if (newer === null && older === null) return null;
  return (
    <Flex direction="row" gap="small" align="center">
      <Button size="xs" disabled={newer === null} onClick={() => newer?.()} testId="queue-newer">
        {words.newer}
      </Button>
      <Text testId="queue-page">{words.pageOf(page)}</Text>
      <Button size="xs" disabled={older === null} onClick={() => older?.()} testId="queue-older">
        {words.older}
      </Button>
    </Flex>
  );
}
