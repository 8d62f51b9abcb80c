import {
  Alert,
  Button,
  EmptyState,
  Flex,
  Heading,
  LoadingButton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { BatchReply } from '#contract/batch.ts';
import { batchTitle } from '#ui/core/batch-text.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { fetchQueueOverview, makeBatch, type QueueGroup } from '#ui/core/queue-api.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { Part } from '../settings/Part.tsx';
import { troubleText } from '../settings/trouble-text.ts';
import { useLoaded } from '../settings/use-loaded.ts';
import { When } from '../settings/When.tsx';

/** What waits, the same values together, and the batches that were made of it. */
export function QueueOverview({ host, onOpen }: { host: Host; onOpen: (batchId: string) => void }) {
  const { state, reload } = useLoaded(host, fetchQueueOverview);
  return (
    <Part words={words} state={state} reload={reload} testId="queue">
      {({ groups, batches }, at) => (
        <>
          {groups.length === 0 ? (
            <EmptyState title={words.emptyTitle} layout="vertical" imageName="multipleObjects" testId="queue-empty">
              <Text>{words.emptyText}</Text>
            </EmptyState>
          ) : (
            <GroupTable host={host} groups={groups} onOpen={onOpen} />
          )}
          {batches.length > 0 && <BatchTable host={host} now={at} batches={batches} onOpen={onOpen} />}
        </>
      )}
    </Part>
  );
}

interface GroupTableProps {
  host: Host;
  groups: readonly QueueGroup[];
  onOpen: (batchId: string) => void;
}

function GroupTable({ host, groups, onOpen }: GroupTableProps) {
  const [making, setMaking] = useState<string | null>(null);
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  const make = async (group: QueueGroup) => {
    setMaking(keyOf(group));
    const made = await makeBatch(host, group);
    setMaking(null);
    if (made.ok) onOpen(made.value.id);
    else setProblem(made.problem);
  };
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
                <TableCell>{group.proposed === null ? words.emptied : revealHidden(group.proposed)}</TableCell>
                <TableCell>{revealHidden(group.agent.name)}</TableCell>
                <TableCell>{`${group.count}`}</TableCell>
                <TableCell>
                  <LoadingButton
                    size="xs"
                    loading={making === keyOf(group)}
                    disabled={making !== null}
                    onClick={() => void make(group)}
                    testId={`together-${keyOf(group)}`}
                  >
                    {words.together}
                  </LoadingButton>
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

interface BatchTableProps {
  host: Host;
  now: Date;
  batches: readonly BatchReply[];
  onOpen: (batchId: string) => void;
}

function BatchTable({ host, now, batches, onOpen }: BatchTableProps) {
  const display = usableSettings(host);
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.batchesTitle}</Heading>
      <Table density="condensed" testId="batches">
        <TableHead>
          <TableRow>
            <TableHeader>{words.batch}</TableHeader>
            <TableHeader>{words.made}</TableHeader>
            <TableHeader>{words.state}</TableHeader>
            <TableHeader>{words.actions}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {batches.map((batch) => (
            <TableRow key={batch.id}>
              <TableCell>{`${batchTitle(batch)}, ${revealHidden(batch.madeBy.name)}`}</TableCell>
              <TableCell>
                <When at={batch.madeAt} now={now} display={display} />
              </TableCell>
              <TableCell>{words.states[batch.state]}</TableCell>
              <TableCell>
                <Button size="xs" variant="transparent" onClick={() => onOpen(batch.id)} testId={`open-${batch.id}`}>
                  {words.open}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
}
