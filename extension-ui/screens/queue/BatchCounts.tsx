import { Button, Flex, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { BatchReply } from '#contract/batch.ts';
import { approvedFindings } from '#ui/core/batch-text.ts';
import type { Host } from '#ui/core/host.ts';
import { counted } from '#ui/core/plural.ts';
import { queueStrings as words } from '#ui/core/queue-strings.ts';
import { BatchItems } from './BatchItems.tsx';

interface Line {
  readonly id: string;
  readonly text: string;
  readonly count: number;
  /** How its suggestions are asked for; `null` where they cannot be. */
  readonly query: string | null;
}

/** How many of what: before the approval what was found, after it what became of them. Each can be looked into. */
export function BatchCounts({ host, batch }: { host: Host; batch: BatchReply }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Flex direction="column" gap="extra-small" testId="batch-counts">
      {linesOf(batch).map(({ id, text, count, query }) => (
        <Flex key={id} direction="column" gap="extra-small">
          <Flex direction="row" gap="small" align="center">
            <Text testId={`count-${id}`}>
              <Text inline={true} format={{ fontWeight: 'bold' }}>
                {counted(count)}
              </Text>{' '}
              {text}
            </Text>
            {query !== null && (
              <Button
                size="xs"
                variant="transparent"
                onClick={() => setOpen(open === id ? null : id)}
                testId={`show-${id}`}
              >
                {open === id ? words.hide : words.showOf(text)}
              </Button>
            )}
          </Flex>
          {open === id && query !== null && <BatchItems host={host} batchId={batch.id} query={query} />}
        </Flex>
      ))}
    </Flex>
  );
}

function linesOf({ state, findings, outcomes, confirmedAt }: BatchReply): Line[] {
  if (state === 'reading') return [];
  const found = Object.entries(words.findings).map(([id, text]): Line => {
    return { id, text, count: findings[id] ?? 0, query: `finding=${id}` };
  });
  const became = (['applied', 'failed', 'conflicted', 'waiting', 'toBegin', 'skipped'] as const).map((id): Line => {
    const isAskable = id !== 'waiting' && id !== 'toBegin';
    return { id, text: words.outcomes[id], count: outcomes[id], query: isAskable ? `outcome=${id}` : null };
  });
  const lines = confirmedAt === null ? found : [...became, ...found.filter(({ id }) => !approvedFindings.includes(id))];
  return lines.filter(({ count }) => count > 0);
}
