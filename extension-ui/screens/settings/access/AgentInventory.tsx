import { Accordion, DescriptionList, DescriptionListItem, Flex, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import type { InventoryAgent } from '#ui/core/access-api.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { When } from '../When.tsx';
import { FieldTable } from './FieldTable.tsx';

interface Props {
  agent: InventoryAgent;
  display: DisplaySettings;
  now: Date;
}

const statusVariants = { active: 'success', paused: 'warning', no_key: 'default' } as const;

/** One agent: who answers for it, what it did last, and each field that it may suggest. */
export function AgentInventory({ agent, display, now }: Props) {
  const { fields, pauses, status } = agent;
  const when = (at: string | null) => (at === null ? words.never : <When at={at} now={now} display={display} />);
  return (
    <Tile testId={`inventory-${agent.id}`}>
      <Flex direction="column" gap="small">
        <Flex direction="row" gap="small" align="center" wrap={true}>
          <Text format={{ fontWeight: 'bold' }}>{revealHidden(agent.name)}</Text>
          <StatusTag variant={statusVariants[status]}>{words.statuses[status]}</StatusTag>
        </Flex>
        <Text>{revealHidden(agent.purpose)}</Text>
        <Text variant="microcopy">
          {words.owners(revealHidden(agent.businessOwner), revealHidden(agent.technicalOwner))}
        </Text>
        <DescriptionList direction="row">
          <DescriptionListItem label={words.lastUsed}>{when(agent.lastUsedAt)}</DescriptionListItem>
          <DescriptionListItem label={words.lastFiled}>{when(agent.lastFiledHour)}</DescriptionListItem>
          <DescriptionListItem label={words.keys}>{String(agent.liveKeys)}</DescriptionListItem>
          <DescriptionListItem label={words.pauses}>
            {pauses.length === 0 ? words.noPauses : pauses.map(({ reason }) => revealHidden(reason)).join('; ')}
          </DescriptionListItem>
        </DescriptionList>
        <Text variant="microcopy">{`${words.reads}: ${agent.reads.join(' ')}`}</Text>
        {fields !== null && <Fields fields={fields} />}
      </Flex>
    </Tile>
  );
}

function Fields({ fields }: { fields: NonNullable<InventoryAgent['fields']> }) {
  if (fields.length === 0) return <Text testId="no-fields">{words.fieldsNone}</Text>;
  const count = (fits: (field: (typeof fields)[number]) => boolean) => fields.filter(fits).length;
  return (
    <>
      <Text>
        {words.summary(
          count(({ standing }) => standing === 'auto'),
          count(({ customerSees }) => customerSees !== null),
          count(({ hardToUndo }) => hardToUndo !== null),
        )}
      </Text>
      <Accordion title={words.fieldsTitle(fields.length)} size="sm">
        <FieldTable fields={fields} />
      </Accordion>
    </>
  );
}
