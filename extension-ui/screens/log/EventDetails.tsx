import { DescriptionList, DescriptionListItem, Flex, Input, Text } from '@hubspot/ui-extensions';
import type { EventView } from '#contract/event.ts';
import { factText } from '#ui/core/event-sentence.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';

type Value = EventView['values'][string];

/** What an entry says in the clear, the values behind its commitments, and its fingerprint. */
export function EventDetails({ event }: { event: EventView }) {
  const facts = Object.entries(event.facts);
  const values = Object.entries(event.values);
  return (
    <Flex direction="column" gap="small">
      {facts.length > 0 && (
        <Flex direction="column" gap="extra-small">
          <Text format={{ fontWeight: 'demibold' }}>{strings.log.facts}</Text>
          <DescriptionList direction="column">
            {facts.map(([name, fact]) => (
              <DescriptionListItem key={name} label={revealHidden(name)}>
                <Text>{factText(fact)}</Text>
              </DescriptionListItem>
            ))}
          </DescriptionList>
        </Flex>
      )}
      {values.length > 0 && (
        <Flex direction="column" gap="extra-small">
          <Text format={{ fontWeight: 'demibold' }}>{strings.log.values}</Text>
          <DescriptionList direction="column">
            {values.map(([name, value]) => (
              <DescriptionListItem key={name} label={revealHidden(name)}>
                <ValueText value={value} />
              </DescriptionListItem>
            ))}
          </DescriptionList>
        </Flex>
      )}
      <Text variant="microcopy">{`${strings.log.entry}: ${event.id}`}</Text>
      <Input
        label={strings.log.leaf}
        name={`leaf-${event.id}`}
        testId={`leaf-${event.id}`}
        description={strings.log.leafHelp}
        readOnly={true}
        value={event.leaf}
      />
    </Flex>
  );
}

function ValueText({ value }: { value: Value }) {
  if ('erased' in value) return <Text format={{ italic: true }}>{strings.log.erased}</Text>;
  if ('withheld' in value) return <Text format={{ italic: true }}>{strings.log.withheld}</Text>;
  const empty = value.value === null || value.value === '';
  return <Text format={{ italic: empty }}>{empty ? strings.empty : revealHidden(value.value ?? '')}</Text>;
}
