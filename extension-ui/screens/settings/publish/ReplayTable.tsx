import { Flex, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import type { ReplayChange } from '#ui/core/replay-sum.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ExamplesButton } from './ExamplesButton.tsx';

const words = publishStrings.replay;
const rowsMax = 50;

/** What was and would be, by field and agent; the most frequent first. */
export function ReplayTable(props: { host: Host; display: DisplaySettings; changes: readonly ReplayChange[] }) {
  const { changes } = props;
  const rest = changes.length - rowsMax;
  return (
    <Flex direction="column" gap="small">
      <Table density="condensed" testId="replay-table">
        <TableHead>
          <TableRow>
            <TableHeader>{words.field}</TableHeader>
            <TableHeader>{words.agent}</TableHeader>
            <TableHeader>{words.change}</TableHeader>
            <TableHeader align="right">{words.count}</TableHeader>
            <TableHeader>{words.examples}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.slice(0, rowsMax).map((change) => (
            <Row key={keyOf(change)} {...props} change={change} />
          ))}
        </TableBody>
      </Table>
      {rest > 0 && <Text variant="microcopy">{words.rest(rest)}</Text>}
    </Flex>
  );
}

function Row(props: { host: Host; display: DisplaySettings; change: ReplayChange }) {
  const { change } = props;
  const { objectType, field, label, agentName, was, would, count } = change;
  return (
    <TableRow>
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text>{revealHidden(label)}</Text>
          <Text variant="microcopy">{`${objectType}.${field}`}</Text>
        </Flex>
      </TableCell>
      <TableCell>{revealHidden(agentName)}</TableCell>
      <TableCell>{words.arrow(words.standings[was], words.standings[would])}</TableCell>
      <TableCell align="right">{count}</TableCell>
      <TableCell>
        <ExamplesButton {...props} id={`examples-${keyOf(change)}`} />
      </TableCell>
    </TableRow>
  );
}

function keyOf({ objectType, field, agentId, was, would }: ReplayChange): string {
  return [objectType, field, agentId, was, would].join('-');
}
