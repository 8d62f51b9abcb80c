import { Accordion, Flex, Icon, Tag, Text, Tooltip } from '@hubspot/ui-extensions';
import type { ReviewSuggestion } from '#contract/review.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';

/** Longer explanations are folded: a persuasive essay must not push the evidence off the screen. */
const lengthShown = 240;

/** The agent's explanation, marked as its own words: unlike the quote, nobody checked it. */
export function Rationale({ suggestion }: { suggestion: ReviewSuggestion }) {
  const words = revealHidden(suggestion.rationale);
  const heading = strings.agentSays(revealHidden(suggestion.agent.name));
  const text = (
    <Text variant="microcopy" format={{ italic: true }}>
      {words}
    </Text>
  );
  if (words.length > lengthShown) {
    return (
      <Accordion title={heading} size="extra-small" testId={`rationale-${suggestion.id}`}>
        {text}
      </Accordion>
    );
  }
  return (
    <Flex direction="row" gap="extra-small" align="baseline" testId={`rationale-${suggestion.id}`}>
      <Icon name="robot" size="sm" />
      <Flex direction="column" gap="flush">
        <Text variant="microcopy">{heading}</Text>
        {text}
      </Flex>
    </Flex>
  );
}

/** The rule that put it before a person; the others on the tooltip. */
export function RuleLine({ suggestion }: { suggestion: ReviewSuggestion }) {
  const { rules } = suggestion;
  const main = rules.find((rule) => rule.says === 'review') ?? rules[0];
  if (main === undefined) return null;
  const others = rules.filter((rule) => rule !== main);
  return (
    <Flex direction="row" gap="extra-small" align="center" wrap={true}>
      <Text variant="microcopy">{revealHidden(main.sentence)}</Text>
      {others.length > 0 && (
        <Tag
          inline={true}
          testId={`rules-${suggestion.id}`}
          overlay={<Tooltip>{others.map((rule) => revealHidden(rule.sentence)).join(' ')}</Tooltip>}
        >
          {strings.moreRules(others.length)}
        </Tag>
      )}
    </Flex>
  );
}
