import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { formatAge } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** The field, how much depends on it, who suggests it and since when. */
export function TileHeader({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const age = formatAge(suggestion.filedAt, view.now, view.settings);
  // A sidebar has no room to say the same agent's name on every tile.
  const agent = view.layout === 'wide' ? strings.agentLine(revealHidden(suggestion.agent.name)) : null;
  const line = [agent, age].filter((part) => part !== null).join(' · ');
  return (
    <Flex direction="row" gap="small" align="baseline" wrap={true}>
      <Text format={{ fontWeight: 'bold' }}>{revealHidden(suggestion.field.label)}</Text>
      {suggestion.impact === 'high' && <StatusTag variant="warning">{strings.highImpact}</StatusTag>}
      {suggestion.state === 'quarantined' && <StatusTag variant="danger">{strings.states.quarantined}</StatusTag>}
      {line !== '' && <Text variant="microcopy">{line}</Text>}
    </Flex>
  );
}
