import { Flex, StatusTag, Tag, Text, Tooltip } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { formatAge, formatInstant } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** The field, how much depends on it, who suggests it and since when. */
export function TileHeader({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const age = formatAge(suggestion.filedAt, view.now, view.settings);
  const exact = formatInstant(suggestion.filedAt, view.settings);
  const expires = formatInstant(suggestion.expiresAt, view.settings);
  return (
    <Flex direction="row" gap="small" align="center" wrap={true}>
      <Text format={{ fontWeight: 'bold' }}>{revealHidden(suggestion.field.label)}</Text>
      {suggestion.impact === 'high' && <StatusTag variant="warning">{strings.highImpact}</StatusTag>}
      <Text variant="microcopy">{strings.agentLine(revealHidden(suggestion.agent.name))}</Text>
      {age !== null && (
        <Tag
          inline={true}
          testId={`age-${suggestion.id}`}
          overlay={
            <Tooltip>{[exact, expires === null ? null : strings.expires(expires)].filter(Boolean).join(' · ')}</Tooltip>
          }
        >
          {age}
        </Tag>
      )}
    </Flex>
  );
}
