import { Flex, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { formatAge } from '#ui/core/format-time.ts';
import { formatValue } from '#ui/core/format-value.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** An attempt that a rule stopped: what the agent wanted, why not, and what a person can do. */
export function BlockedTile({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { id, field, refusal } = suggestion;
  const value = formatValue(field, suggestion.proposed, view.settings);
  const age = formatAge(suggestion.filedAt, view.now, view.settings);
  const todo =
    refusal !== null && Object.hasOwn(strings.whatToDo, refusal.code) ? strings.whatToDo[refusal.code] : null;
  const reason = refusal?.message ?? suggestion.rules.find((rule) => rule.says === 'block')?.sentence;
  return (
    <Tile compact={true} testId={`tile-${id}`}>
      <Flex direction="column" gap="extra-small">
        <Flex direction="row" gap="small" align="center" wrap={true}>
          <Text format={{ fontWeight: 'bold' }}>{revealHidden(field.label)}</Text>
          <StatusTag variant="danger" testId={`state-${id}`}>
            {strings.states.blocked}
          </StatusTag>
          {age !== null && <Text variant="microcopy">{age}</Text>}
        </Flex>
        <Text>{strings.blockedWanted(revealHidden(suggestion.agent.name), value)}</Text>
        {reason !== undefined && <Text testId={`refusal-${id}`}>{revealHidden(reason)}</Text>}
        <Text variant="microcopy">{todo ?? strings.whatToDoElse}</Text>
      </Flex>
    </Tile>
  );
}
