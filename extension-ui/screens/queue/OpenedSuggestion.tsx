import { Button, Flex } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import type { Host } from '#ui/core/host.ts';
import { hostAt } from '#ui/core/host-at.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import type { QueueRow } from '#ui/core/queue-row.ts';
import { ReviewCard } from '../ReviewCard.tsx';

/** The review card of a suggestion's record, where it can be read whole, edited and decided. */
export function OpenedSuggestion({ host, row, onBack }: { host: Host; row: QueueRow; onBack: () => void }) {
  const { crm, objectType, recordId } = row.record;
  const there = useMemo(() => hostAt(host, { crm, objectType, recordId }), [host, crm, objectType, recordId]);
  return (
    <Flex direction="column" gap="small" testId="queue-opened">
      <Flex direction="row" justify="start">
        <Button variant="transparent" size="xs" onClick={onBack} testId="queue-back">
          {words.back}
        </Button>
      </Flex>
      <ReviewCard host={there} layout="wide" />
    </Flex>
  );
}
