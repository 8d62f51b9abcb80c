import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { formatAge } from '#ui/core/format-time.ts';
import { formatValue } from '#ui/core/format-value.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** Who has said yes so far, where two people have to: the second decides in the knowledge of the first. */
export function SaidYes({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { yeses, id, field, proposed } = suggestion;
  if (yeses.length === 0) return null;
  return (
    <Alert title={strings.firstYes} variant="info" testId={`yeses-${id}`}>
      <Flex direction="column" gap="flush">
        {yeses.map(({ name, at, value }) => {
          const who = revealHidden(name);
          const when = formatAge(at, view.now, view.settings) ?? at;
          const text =
            value === proposed
              ? strings.saidYes(who, when)
              : strings.saidYesToOther(who, formatValue(field, value, view.settings), when);
          return <Text key={`${name} ${at}`}>{text}</Text>;
        })}
      </Flex>
    </Alert>
  );
}
