import { Button, Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { PolicyDraftReply } from '#contract/policy-draft.ts';
import { publishStrings as words } from '#ui/core/publish-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

type Difference = PolicyDraftReply['differences'][number];

const kinds = ['field', 'class', 'rule', 'setting'] as const;
const shownAtFirst = 20;

/** What the draft changes, in words; what lets agents or people do more comes first in its group and is marked. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  const [showsAll, setShowsAll] = useState(false);
  if (differences.length === 0) return <Text testId="unchanged">{words.unchanged}</Text>;
  const inOrder = kinds.flatMap((kind) => {
    const ofKind = differences.filter((one) => one.kind === kind);
    return [...ofKind.filter(({ widens }) => widens), ...ofKind.filter(({ widens }) => !widens)];
  });
  const shown = showsAll ? inOrder : inOrder.slice(0, shownAtFirst);
  return (
    <Flex direction="column" gap="small" testId="differences">
      {kinds.map((kind) => (
        <Group key={kind} title={words.groups[kind]} differences={shown.filter((one) => one.kind === kind)} />
      ))}
      {shown.length < inOrder.length && (
        <Flex direction="row">
          <Button variant="transparent" size="sm" onClick={() => setShowsAll(true)} testId="more-differences">
            {words.moreDifferences(inOrder.length - shown.length)}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Group({ title, differences }: { title: string; differences: readonly Difference[] }) {
  if (differences.length === 0) return null;
  return (
    <Flex direction="column" gap="extra-small">
      <Text format={{ fontWeight: 'demibold' }}>{title}</Text>
      {differences.map(({ sentence, widens }) => (
        <Flex key={sentence} direction="row" gap="small" align="start" justify="between">
          <Text>{revealHidden(sentence)}</Text>
          <StatusTag variant={widens ? 'warning' : 'default'} hollow={true}>
            {widens ? words.widens : words.narrows}
          </StatusTag>
        </Flex>
      ))}
    </Flex>
  );
}
