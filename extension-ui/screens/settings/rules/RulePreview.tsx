import { Alert, Flex, Text, Tile } from '@hubspot/ui-extensions';
import { useEffect, useMemo, useState } from 'react';
import type { WirePolicyContent } from '#contract/policy.ts';
import type { Loaded } from '#ui/core/api.ts';
import { askNewest } from '#ui/core/ask-newest.ts';
import { type CheckedRule, checkRule } from '#ui/core/check-rule-api.ts';
import type { Host } from '#ui/core/host.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { Rule } from '#ui/core/rule-form.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';

interface Props {
  host: Host;
  content: WirePolicyContent;
  /** `null` while something is missing. */
  rule: Rule | null;
}

/** The rule as the server words it, and what would hinder its publication, while it is filled in. */
export function RulePreview(props: Props) {
  const { rule } = props;
  const answer = useChecked(props);
  const checked = rule !== null && answer?.ok ? answer.value : null;
  const problems = checked?.problems ?? [];
  return (
    <Flex direction="column" gap="small">
      <Text format={{ fontWeight: 'demibold' }}>{words.preview}</Text>
      <Tile compact={true} testId="rule-preview">
        <Text>{checked === null ? missingWords(rule, answer) : revealHidden(checked.sentence)}</Text>
      </Tile>
      {problems.length > 0 && (
        <Alert title={words.previewProblems} variant="warning" testId="rule-preview-problems">
          {problems.map(revealHidden).join(' ')}
        </Alert>
      )}
    </Flex>
  );
}

/** Why there is no sentence to read. */
function missingWords(rule: Rule | null, answer: Loaded<CheckedRule> | null): string {
  if (rule === null) return words.previewWaiting;
  return answer === null ? words.previewLoading : words.previewFailed;
}

/** The last answer about the rule. */
function useChecked({ host, content, rule }: Props): Loaded<CheckedRule> | null {
  const [answer, setAnswer] = useState<Loaded<CheckedRule> | null>(null);
  const ask = useMemo(
    () =>
      askNewest(
        (question: { content: WirePolicyContent; rule: Rule }) => checkRule(host, question.content, question.rule),
        setAnswer,
      ),
    [host],
  );
  const text = rule === null ? null : JSON.stringify(rule);
  useEffect(() => {
    if (text !== null) ask({ content, rule: JSON.parse(text) as Rule });
  }, [ask, content, text]);
  return answer;
}
