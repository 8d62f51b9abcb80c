import { Checkbox, Flex, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { memo } from 'react';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import { acceptRow, canAccept, type QueueRow, rejectRow, undoRow } from '#ui/core/queue-row.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ActButton } from '../review/ActButton.tsx';
import { FieldChange } from '../review/FieldChange.tsx';
import { When } from '../settings/When.tsx';
import { RejectButton } from './RejectButton.tsx';
import type { RowDecisions, RowStanding } from './use-row-decisions.ts';

interface Props {
  host: Host;
  row: QueueRow;
  now: Date;
  display: DisplaySettings;
  isSelected: boolean;
  standing: RowStanding | undefined;
  onToggle: (row: QueueRow) => void;
  onOpen: (row: QueueRow) => void;
  decide: RowDecisions['decide'];
}

/** One suggestion: what stands in the CRM, what is suggested, and the words behind it. Drawn anew only when it changes. */
export const QueueTableRow = memo(function QueueTableRow(props: Props) {
  const { row, now, display, isSelected, standing, onToggle } = props;
  const title = revealHidden(row.record.title);
  const label = revealHidden(row.field.label);
  return (
    <TableRow testId={`queue-row-${row.id}`}>
      <TableCell width="min">
        <Checkbox
          name={`queue-pick-${row.id}`}
          aria-label={words.selectRow(title, label)}
          checked={isSelected}
          onChange={() => onToggle(row)}
          testId={`queue-pick-${row.id}`}
        />
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text>{title}</Text>
          <Text variant="microcopy">
            {row.record.owner === null
              ? row.record.objectType
              : words.ownedBy(row.record.objectType, revealHidden(row.record.owner))}
          </Text>
        </Flex>
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text format={{ fontWeight: 'demibold' }}>{label}</Text>
          <FieldChange
            view={{ now, settings: display }}
            field={row.field}
            from={row.current}
            to={row.proposed}
            testId={`queue-change-${row.id}`}
          />
          {row.why !== null && <Text variant="microcopy">{revealHidden(row.why)}</Text>}
        </Flex>
      </TableCell>
      <TableCell>
        <Quote row={row} />
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text>{revealHidden(row.agent.name)}</Text>
          <When at={row.filedAt} now={now} display={display} />
        </Flex>
      </TableCell>
      <TableCell width="min">
        <Flex direction="column" gap="extra-small" align="start">
          {standing?.text != null && (
            <Text variant="microcopy" testId={`queue-standing-${row.id}`}>
              {revealHidden(standing.text)}
            </Text>
          )}
          <Acts {...props} about={`${title}, ${label}`} />
        </Flex>
      </TableCell>
    </TableRow>
  );
});

function Quote({ row: { quote, quotes, warnings } }: { row: QueueRow }) {
  return (
    <Flex direction="column" gap="flush" align="start">
      <Text variant="microcopy">{quote === null ? words.noQuote : `“${shortened(revealHidden(quote))}”`}</Text>
      {quotes > 1 && <Text variant="microcopy">{words.quotesMore(quotes - 1)}</Text>}
      {warnings > 0 && <StatusTag variant="warning">{words.warned(warnings)}</StatusTag>}
    </Flex>
  );
}

const quoteMax = 160;

/** The whole stands on the review card, one press away. */
function shortened(quote: string): string {
  return quote.length <= quoteMax ? quote : `${quote.slice(0, quoteMax - 1).trimEnd()}…`;
}

function Acts({ host, row, standing, onOpen, decide, about }: Props & { about: string }) {
  if (standing?.sending) return null;
  const { id } = row;
  const isOpen = standing?.isOpen ?? true;
  // After a lost answer only the same decision is sent again.
  const again = standing?.attempt ?? null;
  return (
    <Flex direction="row" gap="extra-small" align="center">
      {isOpen && canAccept(row) && again?.act !== 'reject' && (
        <ActButton
          act={words.accept}
          label={about}
          icon="success"
          testId={`queue-accept-${id}`}
          onPress={() => void decide(row, again ?? acceptRow(row, host.newDecisionId()))}
        />
      )}
      {isOpen && again?.act !== 'accept' && (
        <RejectButton
          host={host}
          id={`queue-reject-${id}`}
          act={words.reject}
          label={about}
          title={words.rejectTitle(revealHidden(row.record.title), revealHidden(row.field.label))}
          variant="transparent"
          onReject={(reason) => void decide(row, again ?? rejectRow(row, reason, host.newDecisionId()))}
        />
      )}
      {standing?.canUndo && (
        <ActButton
          act={words.undo}
          label={about}
          icon="refresh"
          testId={`queue-undo-${id}`}
          onPress={() => void decide(row, again ?? undoRow(row, host.newDecisionId()))}
        />
      )}
      <ActButton
        act={words.open}
        label={about}
        icon="view"
        variant="transparent"
        testId={`queue-open-${id}`}
        onPress={() => onOpen(row)}
      />
    </Flex>
  );
}
