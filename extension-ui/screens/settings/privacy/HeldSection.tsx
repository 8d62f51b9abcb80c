import { Flex, Heading, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import { formatDistance } from '#ui/core/format-time.ts';
import { privacyStrings as words } from '#ui/core/privacy-strings.ts';
import type { PrivacyProps } from './privacy-props.ts';
import { RetentionButton } from './RetentionButton.tsx';

/** How much is held in readable form, and for how long it stays so. */
export function HeldSection(props: PrivacyProps) {
  const { privacy, display, now } = props;
  const { held, retentionDays, abilities } = privacy;
  const number = new Intl.NumberFormat(display.locale);
  const oldest = held.oldestSourceAt;
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.heldTitle}</Heading>
      <Statistics testId="held">
        <StatisticsItem label={words.suggestions} number={number.format(held.suggestions)} />
        <StatisticsItem label={words.sources} number={number.format(held.sources)} />
        <StatisticsItem
          label={words.oldest}
          number={oldest === null ? words.nothing : (formatDistance(oldest, now, display) ?? oldest)}
        />
        <StatisticsItem label={words.retentionTitle} number={words.retention(retentionDays)} />
      </Statistics>
      <Text>{words.retentionText}</Text>
      {abilities.manage && (
        <Flex direction="row">
          <RetentionButton {...props} />
        </Flex>
      )}
    </Flex>
  );
}
