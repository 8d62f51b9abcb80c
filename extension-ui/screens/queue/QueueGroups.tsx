import {
  Alert,
  EmptyState,
  Flex,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { usableSettings } from '#ui/core/display-settings.ts';
import { formatValue } from '#ui/core/format-value.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchQueueGroups, makeBatch, type QueueGroup } from '#ui/core/queue-api.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { Part } from '../settings/Part.tsx';
import { troubleText } from '../settings/trouble-text.ts';
import { useLoaded } from '../settings/use-loaded.ts';
import { useMaking } from './use-making.ts';

/** The same values of the same fields together. */
export function QueueGroups({ host, onOpen }: { host: Host; onOpen: (batchId: string) => void }) {
  const { state, reload } = useLoaded(host, fetchQueueGroups);
  return (
    <Part words={words} state={state} reload={reload} testId="queue">
      {({ groups }) =>
        groups.length === 0 ? (
          <EmptyState title={words.emptyTitle} layout="vertical" imageName="multipleObjects" testId="queue-empty">
            <Text>{words.emptyText}</Text>
          </EmptyState>
        ) : (
          <GroupTable host={host} groups={groups} onOpen={onOpen} />
        )
      }
    </Part>
  );
}

interface GroupTableProps {
  host: Host;
  groups: readonly QueueGroup[];
  onOpen: (batchId: string) => void;
}

function GroupTable({ host, groups, onOpen }: GroupTableProps) {
  const display = usableSettings(host);
  const { making, problem, make } = useMaking(onOpen);
  return (
    <Flex direction="column" gap="small">
      {problem !== null && (
        <Alert title={words.makeFailed} variant="danger" testId="make-problem">
          {troubleText(problem)}
        </Alert>
      )}
      <Table density="condensed" testId="queue-groups">
        <TableHead>
          <TableRow>
            <TableHeader>{words.field}</TableHeader>
            <TableHeader>{words.value}</TableHeader>
            <TableHeader>{words.agent}</TableHeader>
            <TableHeader>{words.waiting}</TableHeader>
            <TableHeader>{words.actions}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {groups.map((group) => {
            const label = `${revealHidden(group.field.label)} (${group.objectType})`;
            return (
              <TableRow key={keyOf(group)}>
                <TableCell>{label}</TableCell>
                <TableCell>
                  {group.proposed === null ? words.emptied : formatValue(group.field, group.proposed, display)}
                </TableCell>
                <TableCell>{revealHidden(group.agent.name)}</TableCell>
                <TableCell>{`${group.count}`}</TableCell>
                <TableCell>
                  {group.together && group.count > 1 ? (
                    <LoadingButton
                      size="xs"
                      loading={making === keyOf(group)}
                      disabled={making !== null}
                      onClick={() => void make(keyOf(group), () => makeBatch(host, group))}
                      testId={`together-${keyOf(group)}`}
                    >
                      {words.together}
                    </LoadingButton>
                  ) : (
                    <Text variant="microcopy">{words.oneByOne}</Text>
                  )}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Flex>
  );
}

function keyOf({ objectType, field, agent, proposed }: QueueGroup): string {
  return `${objectType}.${field.name}.${agent.id}.${proposed ?? ''}`;
}
