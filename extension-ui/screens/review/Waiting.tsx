import { Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import type { CardView } from './card-view.ts';

/** A decision that stands and whose write is not finished. */
export function Waiting({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { change, id } = suggestion;
  const undoing = change?.kind === 'revert';
  const text = undoing ? strings.undoWaitingText(view.crm) : strings.waitingText(view.crm);
  if (view.controls.gaveUp) {
    return (
      <Flex direction="row" gap="small" align="center" wrap={true} testId={`waiting-${id}`}>
        <Text variant="microcopy">{strings.waitedText}</Text>
        <ActButton
          act={strings.refresh}
          label={revealHidden(suggestion.field.label)}
          icon="refresh"
          testId={`refresh-${id}`}
          onPress={view.controls.refresh}
        />
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="flush" testId={`waiting-${id}`}>
      <LoadingSpinner label={text} showLabel={true} size="xs" layout="inline" />
      {change?.message != null && <Text variant="microcopy">{revealHidden(change.message)}</Text>}
    </Flex>
  );
}
