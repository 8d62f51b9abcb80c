import { Button, Icon, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import type { EventView } from '#contract/event.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { actorName, eventLabel, eventSentence } from '#ui/core/event-sentence.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import { strings } from '#ui/core/strings.ts';
import { EventDetails } from './EventDetails.tsx';

/** One entry, and below it what it holds when it is opened. */
export function EventRow(props: {
  event: EventView;
  settings: DisplaySettings;
  open: boolean;
  onToggle: () => void;
  onOnlyThis: (suggestionId: string) => void;
}) {
  const { event, settings, open, onToggle, onOnlyThis } = props;
  const { suggestionId } = event;
  const sentence = eventSentence(event);
  return (
    <>
      <TableRow testId={`event-${event.id}`}>
        <TableCell width="min">{formatInstant(event.at, settings) ?? event.at}</TableCell>
        <TableCell>{actorName(event)}</TableCell>
        <TableCell width="max">
          <Text>{sentence}</Text>
          <Text variant="microcopy">{eventLabel(event.type)}</Text>
        </TableCell>
        <TableCell>
          {suggestionId !== null && (
            <Button
              variant="transparent"
              size="xs"
              testId={`only-${event.id}`}
              onClick={() => onOnlyThis(suggestionId)}
            >
              {`${suggestionId} `}
              <Icon name="filter" size="sm" screenReaderText={strings.log.onlyThis} />
            </Button>
          )}
        </TableCell>
        <TableCell width="min">
          <Button size="xs" onClick={onToggle} testId={`details-${event.id}`}>
            {`${open ? strings.log.hide : strings.log.show} `}
            <Icon name={open ? 'upCarat' : 'downCarat'} size="sm" screenReaderText={strings.log.detailsOf(sentence)} />
          </Button>
        </TableCell>
      </TableRow>
      {open && (
        <TableRow testId={`opened-${event.id}`}>
          <TableCell colSpan={5}>
            <EventDetails event={event} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
