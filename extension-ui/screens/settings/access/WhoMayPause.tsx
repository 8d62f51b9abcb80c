import { Flex, Heading, Tag, Text } from '@hubspot/ui-extensions';
import type { InventoryReply } from '#contract/inventory.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

/** Whom to call when an agent has to stop. */
export function WhoMayPause({ people }: { people: InventoryReply['mayPause'] }) {
  return (
    <Flex direction="column" gap="extra-small" testId="who-may-pause">
      <Heading>{words.pauseTitle}</Heading>
      {people.length === 0 && <Text>{words.pauseNone}</Text>}
      <Flex direction="row" gap="extra-small" wrap={true}>
        {people.map(({ name, role }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list is drawn as a whole.
          <Tag key={index}>{`${revealHidden(name)}, ${words.roles[role]}`}</Tag>
        ))}
      </Flex>
    </Flex>
  );
}
