import {
  BarChart,
  Flex,
  Illustration,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  Text,
} from '@hubspot/ui-extensions';

export function Figures() {
  return (
    <Flex direction="column" gap="medium">
      <Statistics>
        <StatisticsItem label="Accepted" number="1,204">
          <StatisticsTrend direction="increase" value="12%" />
        </StatisticsItem>
        <StatisticsItem label="Rejected" number={87}>
          <StatisticsTrend direction="decrease" value="3%" color="green" />
        </StatisticsItem>
        <StatisticsItem label="Blocked" number={9}>
          <Text variant="microcopy">this week</Text>
        </StatisticsItem>
      </Statistics>
      <Flex gap="medium">
        <Illustration name="lock" alt="A lock" width={90} height={90} />
        <Illustration name="contacts" alt="People" width={90} height={90} />
      </Flex>
      <BarChart
        data={[{ day: 'Mon', count: 1 }]}
        axes={{ x: { field: 'day', fieldType: 'category' }, y: { field: 'count', fieldType: 'linear' } }}
      />
    </Flex>
  );
}
