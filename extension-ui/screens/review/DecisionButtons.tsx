import { Flex, Text } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { acceptAttempt, plainAttempt, rejectAttempt } from '#ui/core/attempt.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import type { CardView } from './card-view.ts';

/** What this person may do with this suggestion now: exactly what the server says, nothing worked out here. */
export function DecisionButtons({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { abilities, id, changedSince, digest, state } = suggestion;
  const { controls, host } = view;
  const label = revealHidden(suggestion.field.label);
  const accept = () => {
    const attempt = acceptAttempt(suggestion, host.newDecisionId());
    if (attempt !== null) controls.decide(attempt);
  };
  const bound = digest !== undefined && suggestion.current !== undefined;
  const why = abilities.accept ? (bound ? null : strings.noDigest) : abilities.why;
  return (
    <Flex direction="column" gap="extra-small">
      <Flex direction="row" gap={view.layout === 'narrow' ? 'extra-small' : 'small'} align="center" wrap={true}>
        {state === 'quarantined' ? (
          <ReleaseButton view={view} suggestion={suggestion} />
        ) : (
          <ActButton
            act={acceptWords(suggestion)}
            label={label}
            icon="success"
            variant="primary"
            disabled={!abilities.accept || !bound}
            testId={`accept-${id}`}
            onPress={accept}
          />
        )}
        {changedSince && abilities.reject && (
          <ActButton
            act={strings.keep}
            label={label}
            icon="undo"
            testId={`keep-${id}`}
            onPress={() => controls.decide(rejectAttempt(suggestion, 'outdated', '', host.newDecisionId()))}
          />
        )}
        {abilities.edit && bound && (
          <ActButton
            act={strings.edit}
            label={label}
            icon="edit"
            testId={`edit-${id}`}
            onPress={() => controls.openEdit(id)}
          />
        )}
        {abilities.reject && !changedSince && (
          <ActButton
            act={strings.reject}
            label={label}
            icon="thumbsDown"
            testId={`reject-${id}`}
            onPress={() => controls.openReject(id)}
          />
        )}
      </Flex>
      {why !== null && (
        <Text variant="microcopy" testId={`why-${id}`}>
          {revealHidden(why)}
        </Text>
      )}
    </Flex>
  );
}

function acceptWords({ changedSince, confirm }: ReviewSuggestion): string {
  if (changedSince) return strings.acceptAnyway;
  return confirm === null ? strings.accept : strings.saveAnyway;
}

function ReleaseButton({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  if (!suggestion.abilities.release) return null;
  return (
    <ActButton
      act={strings.release}
      label={revealHidden(suggestion.field.label)}
      icon="view"
      variant="primary"
      testId={`release-${suggestion.id}`}
      onPress={() => view.controls.decide(plainAttempt(suggestion, 'release', view.host.newDecisionId()))}
    />
  );
}
