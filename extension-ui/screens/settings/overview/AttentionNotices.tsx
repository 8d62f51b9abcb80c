import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import type { SettingsReply } from '#contract/settings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import type { PartProps } from '../part-props.ts';

const words = settingsStrings.allowlist;

type Line = SettingsReply['attention'][number];

const kinds = ['no_effect', 'left_to_people'] as const;
const shownMax = 10;

/** Lines that do less than they say: told here, because nobody else would see it before an agent does. */
export function AttentionNotices({ settings, go }: { settings: SettingsReply; go: PartProps['go'] }) {
  const { abilities, attention } = settings;
  return kinds.map((kind) => {
    const lines = attention.filter((line) => line.kind === kind);
    if (lines.length === 0) return null;
    return (
      <Notice key={kind} kind={kind} lines={lines} onFields={abilities.browseFields ? () => go('fields') : null} />
    );
  });
}

function Notice(props: { kind: Line['kind']; lines: readonly Line[]; onFields: (() => void) | null }) {
  const { kind, lines, onFields } = props;
  const rest = lines.length - shownMax;
  return (
    <Alert title={words.attention[kind](lines.length)} variant="warning" testId={`attention-${kind}`}>
      <Flex direction="column" gap="extra-small" align="start">
        {lines.slice(0, shownMax).map(({ objectType, field, sentence }) => (
          <Text key={`${objectType}.${field}`}>{revealHidden(sentence)}</Text>
        ))}
        {rest > 0 && <Text>{words.attentionRest(rest)}</Text>}
        {onFields !== null && (
          <Button size="xs" onClick={onFields} testId={`attention-${kind}-to-fields`}>
            {words.toFields}
          </Button>
        )}
      </Flex>
    </Alert>
  );
}
