import { Flex, Heading, Tab, Tabs } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import type { QueueRow } from '#ui/core/queue-row.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { BatchList } from './queue/BatchList.tsx';
import { BatchScreen } from './queue/BatchScreen.tsx';
import { OpenedSuggestion } from './queue/OpenedSuggestion.tsx';
import { QueueGroups } from './queue/QueueGroups.tsx';
import { QueueList } from './queue/QueueList.tsx';
import type { Selection } from './queue/QueueTable.tsx';
import { useQueuePages } from './queue/use-queue-pages.ts';
import { useRowDecisions } from './queue/use-row-decisions.ts';
import { CardBoundary } from './review/CardBoundary.tsx';

const tabs = ['list', 'values', 'batches'] as const;

/** Everything that waits across all records, and what is approved together of it. */
export function QueueScreen({ host }: { host: Host }) {
  return (
    <CardBoundary>
      <Queue host={host} />
    </CardBoundary>
  );
}

function Queue({ host }: { host: Host }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('list');
  const [batchId, setBatchId] = useState<string | null>(null);
  const [opened, setOpened] = useState<QueueRow | null>(null);
  const [selected, select] = useState<Selection>(new Map());
  const pages = useQueuePages(host);
  const decisions = useRowDecisions(host);
  const back = () => {
    setOpened(null);
    setBatchId(null);
    decisions.forget();
    void pages.reload();
  };
  const openBatch = (id: string) => {
    // Its suggestions are fixed in it now.
    select(() => new Map());
    setBatchId(id);
  };
  if (batchId !== null) {
    return <BatchScreen key={batchId} host={host} id={batchId} onBack={back} onOpen={openBatch} />;
  }
  if (opened !== null) return <OpenedSuggestion host={host} row={opened} onBack={back} />;
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.title}</Heading>
      <Tabs
        selected={tab}
        onSelectedChange={(id: string | number) => setTab(tabs.find((one) => one === id) ?? 'list')}
        testId="queue-tabs"
      >
        <Tab tabId="list" title={words.listTab}>
          {tab === 'list' && (
            <QueueList
              host={host}
              pages={pages}
              decisions={decisions}
              selected={selected}
              select={select}
              onOpen={setOpened}
              onBatch={openBatch}
            />
          )}
        </Tab>
        <Tab tabId="values" title={words.valuesTab}>
          {tab === 'values' && <QueueGroups host={host} onOpen={openBatch} />}
        </Tab>
        <Tab tabId="batches" title={words.batchesTitle}>
          {tab === 'batches' && <BatchList host={host} onOpen={openBatch} />}
        </Tab>
      </Tabs>
    </Flex>
  );
}
