import { Accordion, Flex, Heading, Tag, Text } from '@hubspot/ui-extensions';
import type { InventoryReply } from '#contract/inventory.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

/** For whoever builds an agent: what to keep away from its model, by object. */
export function NeverInContext({ inventory }: { inventory: InventoryReply }) {
  const { crmMessage, neverInContext } = inventory;
  if (crmMessage !== null) return null;
  return (
    <Flex direction="column" gap="extra-small" testId="never-in-context">
      <Heading>{words.contextTitle}</Heading>
      <Text variant="microcopy">{words.contextText}</Text>
      {neverInContext.length === 0 && <Text>{words.contextNone}</Text>}
      {neverInContext.map(({ objectType, fields }) => (
        <Accordion key={objectType} title={words.contextOf(objectType, fields.length)} size="sm">
          <Flex direction="row" gap="extra-small" wrap={true}>
            {fields.map(({ name, label, class: fieldClass }) => (
              <Tag key={name} variant={fieldClass === 'sensitive' ? 'warning' : 'default'}>
                {`${revealHidden(label)} (${words.classes[fieldClass]})`}
              </Tag>
            ))}
          </Flex>
        </Accordion>
      ))}
    </Flex>
  );
}
