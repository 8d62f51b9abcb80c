import { Accordion, Alert, Divider, EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { InventoryReply } from '#contract/inventory.ts';
import { fetchInventory } from '#ui/core/access-api.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { inventoryCsv } from '#ui/core/inventory-csv.ts';
import { Part } from '../Part.tsx';
import { useLoaded } from '../use-loaded.ts';
import { AgentInventory } from './AgentInventory.tsx';
import { CopyableText } from './CopyableText.tsx';
import { NeverInContext } from './NeverInContext.tsx';
import { RightsSection } from './RightsSection.tsx';
import { WhoMayPause } from './WhoMayPause.tsx';

/** The questions of a review on one page: who can do what, who answers for it, who can stop it. */
export function AccessPart({ host }: { host: Host }) {
  const { state, reload } = useLoaded(host, fetchInventory);
  return (
    <Part words={words} state={state} reload={reload} testId="access">
      {(inventory, now) => (
        <>
          <Agents host={host} inventory={inventory} now={now} />
          <WhoMayPause people={inventory.mayPause} />
          <NeverInContext inventory={inventory} />
          <Accordion title={words.exportTitle} size="sm" testId="inventory-export">
            <CopyableText host={host} name="inventory-csv" label={words.exportLabel} text={inventoryCsv(inventory)} />
          </Accordion>
          <Divider />
          <RightsSection host={host} />
        </>
      )}
    </Part>
  );
}

function Agents({ host, inventory, now }: { host: Host; inventory: InventoryReply; now: Date }) {
  const { agents, crmMessage, crmName, version } = inventory;
  return (
    <Flex direction="column" gap="small">
      <Flex direction="column" gap="flush">
        <Heading>{words.agentsTitle}</Heading>
        <Text variant="microcopy">{words.agentsText(crmName, version)}</Text>
      </Flex>
      {crmMessage !== null && (
        <Alert title={words.crmFailedTitle(crmName)} variant="warning" testId="fields-missing">
          {crmMessage}
        </Alert>
      )}
      {agents.length === 0 && (
        <EmptyState title={words.noAgentsTitle} layout="vertical" imageName="api" imageWidth={80} testId="no-agents">
          <Text>{words.noAgentsText}</Text>
        </EmptyState>
      )}
      {agents.map((agent) => (
        <AgentInventory key={agent.id} agent={agent} display={usableSettings(host)} now={now} />
      ))}
    </Flex>
  );
}
