import { Flex, Heading } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { BatchScreen } from './queue/BatchScreen.tsx';
import { QueueOverview } from './queue/QueueOverview.tsx';
import { CardBoundary } from './review/CardBoundary.tsx';

/** Everything that waits across all records, and what is approved together of it. */
export function QueueScreen({ host }: { host: Host }) {
  const [batchId, setBatchId] = useState<string | null>(null);
  return (
    <CardBoundary>
      {batchId === null ? (
        <Flex direction="column" gap="small">
          <Heading>{words.title}</Heading>
          <QueueOverview host={host} onOpen={setBatchId} />
        </Flex>
      ) : (
        <BatchScreen key={batchId} host={host} id={batchId} onBack={() => setBatchId(null)} onOpen={setBatchId} />
      )}
    </CardBoundary>
  );
}
