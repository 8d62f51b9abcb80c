import {
  Alert,
  EmptyState,
  Flex,
  LoadingButton,
  Table,
  TableBody,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { strings } from '#ui/core/strings.ts';
import { EventRow } from './EventRow.tsx';
import type { LogFilter, LogState } from './use-events.ts';

/** The loaded pages of the log as one table. */
export function LogEntries(props: {
  host: Host;
  state: LogState & { status: 'ready' };
  filter: LogFilter;
  onFilter: (filter: LogFilter) => void;
  onOlder: () => void;
}) {
  const { host, state, filter, onFilter, onOlder } = props;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const settings = usableSettings(host);
  if (state.events.length === 0) return <NoEntries filtered={filter.type !== null || filter.suggestion !== null} />;
  const toggle = (id: string) =>
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <Flex direction="column" gap="small">
      <Table density="condensed" testId="log-table">
        <TableHead>
          <TableRow>
            <TableHeader>{strings.log.time}</TableHeader>
            <TableHeader width={160}>{strings.log.who}</TableHeader>
            <TableHeader>{strings.log.what}</TableHeader>
            <TableHeader>{strings.log.suggestion}</TableHeader>
            <TableHeader>{strings.log.details}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {state.events.map((event) => (
            <EventRow
              key={event.id}
              event={event}
              settings={settings}
              open={opened.has(event.id)}
              onToggle={() => toggle(event.id)}
              onOnlyThis={(suggestion) => onFilter({ ...filter, suggestion })}
            />
          ))}
        </TableBody>
      </Table>
      <Older state={state} onOlder={onOlder} />
    </Flex>
  );
}

function Older({ state, onOlder }: { state: LogState & { status: 'ready' }; onOlder: () => void }) {
  if (state.next === null) return <Text variant="microcopy">{strings.log.end}</Text>;
  return (
    <Flex direction="column" gap="extra-small" align="start">
      {state.problem !== null && (
        <Alert title={strings.log.failedTitle} variant="warning">
          {state.problem.message ?? strings.tryAgain}
        </Alert>
      )}
      <LoadingButton loading={state.loadingOlder} onClick={onOlder} testId="older">
        {strings.log.older}
      </LoadingButton>
    </Flex>
  );
}

function NoEntries({ filtered }: { filtered: boolean }) {
  return (
    <EmptyState
      title={filtered ? strings.log.noMatchTitle : strings.log.emptyTitle}
      imageName="emptyStateCharts"
      layout="vertical"
      imageWidth={120}
      testId="log-empty"
    >
      <Text>{filtered ? strings.log.noMatchText : strings.log.emptyText}</Text>
    </EmptyState>
  );
}
