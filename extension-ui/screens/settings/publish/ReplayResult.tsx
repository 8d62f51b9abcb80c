import { Alert, Flex, Statistics, StatisticsItem, Text } from '@hubspot/ui-extensions';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { countOf, type ReplaySum } from '#ui/core/replay-sum.ts';
import { ReplayTable } from './ReplayTable.tsx';

const words = publishStrings.replay;
const standings = ['blocked', 'review', 'second_person', 'auto'] as const;

/** What would have been otherwise. */
export function ReplayResult(props: { host: Host; display: DisplaySettings; sum: ReplaySum; isWhole: boolean }) {
  const { sum, isWhole } = props;
  const { judged, unchanged, skipped, changes } = sum;
  if (isWhole && judged + skipped === 0) return <Text testId="replay-nothing-filed">{words.nothingFiled}</Text>;
  return (
    <Flex direction="column" gap="small" testId="replay-result">
      {changes.length === 0 && isWhole && (
        <Alert title={words.nothingTitle} variant="success" testId="replay-nothing">
          {words.nothingText(unchanged)}
        </Alert>
      )}
      {changes.length > 0 && (
        <Statistics>
          {standings.map((standing) => (
            <StatisticsItem key={standing} label={words.now[standing]} number={`${countOf(sum, standing)}`} />
          ))}
        </Statistics>
      )}
      <Text variant="microcopy">{words.summary(judged, unchanged, skipped)}</Text>
      {changes.length > 0 && <ReplayTable {...props} changes={changes} />}
    </Flex>
  );
}
