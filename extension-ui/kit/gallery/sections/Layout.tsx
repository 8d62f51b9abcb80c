import {
  Accordion,
  AutoGrid,
  Box,
  Card,
  Flex,
  Inline,
  Spacer,
  Stack,
  Tab,
  Tabs,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import { useLog } from '../event-log.ts';

export function Layout() {
  const log = useLog();
  return (
    <Flex direction="column" gap="medium">
      <Tile>
        <Text format={{ fontWeight: 'bold' }}>Tile</Text>
        <Text>Close date: 31 January → 24 March</Text>
      </Tile>
      <Flex gap="small">
        <Box flex={2}>
          <Tile compact={true}>
            <Text>Two parts</Text>
          </Tile>
        </Box>
        <Box flex={1}>
          <Card>
            <Text>One part</Text>
          </Card>
        </Box>
      </Flex>
      <AutoGrid columnWidth={100} gap="small" flexible={true}>
        <Text>Grid 1</Text>
        <Text>Grid 2</Text>
        <Text>Grid 3</Text>
      </AutoGrid>
      <Inline gap="small">
        <Text>Inline a</Text>
        <Text>Inline b</Text>
      </Inline>
      <Stack distance="xs">
        <Text>Stacked</Text>
        <Text>Stacked</Text>
      </Stack>
      <Spacer size="small" />
      <Accordion title="Two more quotes" defaultOpen={true} onClick={log('accordion')}>
        <Text>“The board meets on the 24th.”</Text>
      </Accordion>
      <Accordion title="Closed" size="extra-small">
        <Text>Inside</Text>
      </Accordion>
      <Tabs defaultSelected="open" onSelectedChange={(id: string | number) => log('tab')(id)} testId="tabs">
        <Tab tabId="open" title="Open (3)">
          <Text>Waiting suggestions</Text>
        </Tab>
        <Tab tabId="off" title="Disabled" disabled={true}>
          <Text>Never shown</Text>
        </Tab>
        <Tab tabId="done" title="Decided" tooltip="The last 30 days">
          <Text>Decided suggestions</Text>
        </Tab>
      </Tabs>
      <Tabs variant="enclosed" fill={true}>
        <Tab tabId={1} title="One">
          <Text>First page</Text>
        </Tab>
        <Tab tabId={2} title="Two">
          <Text>Second page</Text>
        </Tab>
      </Tabs>
    </Flex>
  );
}
