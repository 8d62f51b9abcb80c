import { Accordion, Button, Flex, Icon, Text, Tooltip } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** Longer explanations are folded: a persuasive essay must not push the evidence off the screen. */
const lengthShown = 240;

/** The agent's explanation, marked as its own words: unlike the quote, nobody checked it. */
export function Rationale({ suggestion }: { suggestion: ReviewSuggestion }) {
  const words = revealHidden(suggestion.rationale);
  const heading = strings.agentSays(revealHidden(suggestion.agent.name));
  if (words.length > lengthShown) {
    return (
      <Accordion title={heading} size="extra-small" testId={`rationale-${suggestion.id}`}>
        <Text variant="microcopy" format={{ italic: true }}>
          {words}
        </Text>
      </Accordion>
    );
  }
  return (
    <Flex direction="row" gap="extra-small" align="start" testId={`rationale-${suggestion.id}`}>
      <Icon name="robot" size="sm" />
      <Text variant="microcopy">
        {heading}{' '}
        <Text variant="microcopy" inline={true} format={{ italic: true }}>
          {words}
        </Text>
      </Text>
    </Flex>
  );
}

/** The rules that put it before a person, since when and until when: asked for seldom, so it waits behind a question. */
export function WhyHere({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { rules, id, filedAt, expiresAt } = suggestion;
  const main = rules.find((rule) => rule.says === 'review') ?? rules[0];
  const filed = formatInstant(filedAt, view.settings);
  const expires = formatInstant(expiresAt, view.settings);
  const sentences = [
    ...(main === undefined ? [] : [main, ...rules.filter((rule) => rule !== main)]).map(({ sentence }) => sentence),
    strings.filed(suggestion.agent.name, filed ?? filedAt),
    expires === null ? '' : strings.expires(expires),
  ];
  return (
    <Button
      variant="transparent"
      size="xs"
      testId={`rules-${id}`}
      overlay={<Tooltip>{sentences.filter(Boolean).map(revealHidden).join(' ')}</Tooltip>}
    >
      {strings.whyHere}
    </Button>
  );
}
