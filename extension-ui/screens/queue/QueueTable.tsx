import { Checkbox, Table, TableBody, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import type { QueueRow } from '#ui/core/queue-row.ts';
import { QueueTableRow } from './QueueTableRow.tsx';
import type { RowDecisions } from './use-row-decisions.ts';

/** What is selected, also on pages that are not looked at. */
export type Selection = ReadonlyMap<string, QueueRow>;

interface Props {
  host: Host;
  rows: readonly QueueRow[];
  now: Date;
  display: DisplaySettings;
  selected: Selection;
  select: (change: (before: Selection) => Selection) => void;
  decisions: RowDecisions;
  onOpen: (row: QueueRow) => void;
}

/** One page of the queue. */
export function QueueTable({ host, rows, now, display, selected, select, decisions, onOpen }: Props) {
  const toggle = useCallback(
    (row: QueueRow) =>
      select((before) => {
        const after = new Map(before);
        if (!after.delete(row.id)) after.set(row.id, row);
        return after;
      }),
    [select],
  );
  const isWhole = rows.every(({ id }) => selected.has(id));
  const togglePage = () =>
    select((before) => {
      const after = new Map(before);
      for (const row of rows) {
        if (isWhole) after.delete(row.id);
        else after.set(row.id, row);
      }
      return after;
    });
  return (
    <Table density="condensed" testId="queue-table">
      <TableHead>
        <TableRow>
          <TableHeader width="min">
            <Checkbox
              name="queue-pick-page"
              aria-label={words.selectPage}
              checked={isWhole}
              onChange={togglePage}
              testId="queue-pick-page"
            />
          </TableHeader>
          {/* Wide enough for a word: what may break anywhere would else break within one. */}
          <TableHeader width={170}>{words.record}</TableHeader>
          <TableHeader>{words.change}</TableHeader>
          <TableHeader width={170}>{words.quote}</TableHeader>
          <TableHeader>{words.agentAndAge}</TableHeader>
          <TableHeader>{words.actions}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <QueueTableRow
            key={row.id}
            host={host}
            row={row}
            now={now}
            display={display}
            isSelected={selected.has(row.id)}
            standing={decisions.standings.get(row.id)}
            onToggle={toggle}
            onOpen={onOpen}
            decide={decisions.decide}
          />
        ))}
      </TableBody>
    </Table>
  );
}
