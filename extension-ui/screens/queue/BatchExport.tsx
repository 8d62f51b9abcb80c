import { Alert, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { BatchReply } from '#contract/batch.ts';
import { batchCsv, batchJson, collectItems } from '#ui/core/batch-export.ts';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { queueStrings } from '#ui/core/queue-strings.ts';
import { OpenConsole } from '../settings/OpenConsole.tsx';
import { troubleText } from '../settings/trouble-text.ts';

const words = queueStrings.export;

const formats = {
  csv: { type: 'text/csv', write: batchCsv },
  json: { type: 'application/json', write: batchJson },
} as const;
type Format = keyof typeof formats;

/** Every line of the batch as a file. Where a page cannot save one, the way to the console that can. */
export function BatchExport({ host, batch }: { host: Host; batch: BatchReply }) {
  const [made, setMade] = useState<{ format: Format; count: number } | null>(null);
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  if (host.saveFile === undefined) {
    return (
      <Flex direction="row" gap="small" align="center" wrap={true}>
        <Text variant="microcopy">{words.elsewhere}</Text>
        <OpenConsole host={host} />
      </Flex>
    );
  }
  const save = async (format: Format) => {
    setProblem(null);
    setMade({ format, count: 0 });
    const items = await collectItems(host, batch.id, (count) => setMade({ format, count }));
    setMade(null);
    const { type, write } = formats[format];
    if (items.ok) await host.saveFile?.(`fieldward-${batch.id}.${format}`, type, write(items.value));
    else setProblem(items.problem);
  };
  return (
    <Flex direction="column" gap="extra-small">
      <Flex direction="row" gap="small" align="center" wrap={true}>
        {(['csv', 'json'] as const).map((format) => (
          <LoadingButton
            key={format}
            size="xs"
            loading={made?.format === format}
            disabled={made !== null}
            onClick={() => void save(format)}
            testId={`export-${format}`}
          >
            {words[format]}
          </LoadingButton>
        ))}
        {made !== null && <Text testId="export-progress">{words.progress(made.count, batch.total)}</Text>}
      </Flex>
      {problem !== null && (
        <Alert title={words.failed} variant="danger" testId="export-problem">
          {troubleText(problem)}
        </Alert>
      )}
    </Flex>
  );
}
