import {
  Button,
  EmptyState,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { BatchLine } from '#contract/batch.ts';
import { batchTitle } from '#ui/core/batch-text.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchBatches } from '#ui/core/queue-api.ts';
import { queueStrings } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { Part } from '../settings/Part.tsx';
import { useLoaded } from '../settings/use-loaded.ts';
import { When } from '../settings/When.tsx';

const words = { ...queueStrings, ...queueStrings.batchList };

/** What was approved together of late, or is about to be. */
export function BatchList({ host, onOpen }: { host: Host; onOpen: (batchId: string) => void }) {
  const { state, reload } = useLoaded(host, fetchBatches);
  return (
    <Part words={words} state={state} reload={reload} testId="batch-list">
      {({ batches }, at) =>
        batches.length === 0 ? (
          <EmptyState title={words.noneTitle} layout="vertical" imageName="multipleObjects" testId="batches-empty">
            <Text>{words.noneText}</Text>
          </EmptyState>
        ) : (
          <BatchTable host={host} now={at} batches={batches} onOpen={onOpen} />
        )
      }
    </Part>
  );
}

interface BatchTableProps {
  host: Host;
  now: Date;
  batches: readonly BatchLine[];
  onOpen: (batchId: string) => void;
}

function BatchTable({ host, now, batches, onOpen }: BatchTableProps) {
  const display = usableSettings(host);
  return (
    <Table density="condensed" testId="batches">
      <TableHead>
        <TableRow>
          <TableHeader>{words.batch}</TableHeader>
          <TableHeader>{words.made}</TableHeader>
          <TableHeader>{words.state}</TableHeader>
          <TableHeader>{words.actions}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {batches.map((batch) => (
          <TableRow key={batch.id}>
            <TableCell>{`${batchTitle(batch)}, ${revealHidden(batch.madeBy.name)}`}</TableCell>
            <TableCell>
              <When at={batch.madeAt} now={now} display={display} />
            </TableCell>
            <TableCell>{words.states[batch.state]}</TableCell>
            <TableCell>
              <Button size="xs" variant="transparent" onClick={() => onOpen(batch.id)} testId={`open-${batch.id}`}>
                {words.open}
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
