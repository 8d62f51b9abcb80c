import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { formatAge } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** The field, how much depends on it and since when; who suggests it stands with its reasons. */
export function TileHeader({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const age = formatAge(suggestion.filedAt, view.now, view.settings);
  return (
    <Flex direction="row" gap="small" align="baseline" wrap={true}>
      <Text format={{ fontWeight: 'bold' }}>{revealHidden(suggestion.field.label)}</Text>
      {suggestion.impact === 'high' && <StatusTag variant="warning">{strings.highImpact}</StatusTag>}
      {suggestion.state === 'quarantined' && <StatusTag variant="danger">{strings.states.quarantined}</StatusTag>}
      {age !== null && <Text variant="microcopy">{age}</Text>}
    </Flex>
  );
}
