import {
  Alert,
  Flex,
  LoadingSpinner,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { BatchItemsReply } from '#contract/batch.ts';
import { type DisplaySettings, usableSettings } from '#ui/core/display-settings.ts';
import { formatValue } from '#ui/core/format-value.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchBatchItems } from '#ui/core/queue-api.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { troubleText } from '../settings/trouble-text.ts';
import { useLoaded } from '../settings/use-loaded.ts';

const shownMax = 50;

/** The first suggestions of one kind, with what stands in the CRM and what was suggested. */
export function BatchItems({ host, batchId, query }: { host: Host; batchId: string; query: string }) {
  const read = useCallback(
    (from: Host) => fetchBatchItems(from, batchId, `${query}&limit=${shownMax}`),
    [batchId, query],
  );
  const { state } = useLoaded(host, read);
  if (state.status === 'loading') return <LoadingSpinner label={words.itemsLoading} showLabel={true} size="sm" />;
  if (state.status === 'failed') {
    return (
      <Alert title={words.itemsFailed} variant="danger">
        {troubleText(state.problem)}
      </Alert>
    );
  }
  const display = usableSettings(host);
  const { items, next } = state.value;
  const hasReasons = items.some((item) => reasonOf(item) !== '');
  return (
    <Flex direction="column" gap="extra-small">
      <Table density="condensed" testId="batch-items">
        <TableHead>
          <TableRow>
            <TableHeader>{words.record}</TableHeader>
            <TableHeader>{words.field}</TableHeader>
            <TableHeader>{words.now}</TableHeader>
            <TableHeader>{words.suggested}</TableHeader>
            <TableHeader>{words.quote}</TableHeader>
            {hasReasons && <TableHeader>{words.why}</TableHeader>}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <ItemRow key={item.position} item={item} hasReasons={hasReasons} display={display} />
          ))}
        </TableBody>
      </Table>
      {next !== null && <Text variant="microcopy">{words.itemsMore(items.length)}</Text>}
    </Flex>
  );
}

type Item = BatchItemsReply['items'][number];

function reasonOf({ message, why }: Item): string {
  return revealHidden(message ?? why ?? '');
}

function ItemRow({ item, hasReasons, display }: { item: Item; hasReasons: boolean; display: DisplaySettings }) {
  const { record, field, values, quotes } = item;
  const title = record.title === null ? `${record.objectType} ${record.recordId}` : revealHidden(record.title);
  return (
    <TableRow>
      <TableCell>{title}</TableCell>
      <TableCell>{revealHidden(field.label)}</TableCell>
      <TableCell>
        {values === null ? words.hidden : formatValue(field, values.found ?? values.shown, display)}
      </TableCell>
      <TableCell>{values === null ? words.hidden : formatValue(field, values.proposed, display)}</TableCell>
      <TableCell>
        {quotes[0] !== undefined && <Text variant="microcopy">{`“${revealHidden(quotes[0])}”`}</Text>}
      </TableCell>
      {hasReasons && <TableCell>{reasonOf(item)}</TableCell>}
    </TableRow>
  );
}
