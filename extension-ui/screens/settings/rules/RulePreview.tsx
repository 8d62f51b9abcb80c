import { Alert, Flex, Text, Tile } from '@hubspot/ui-extensions';
import { useEffect, useMemo, useState } from 'react';
import type { WirePolicyContent } from '#contract/policy.ts';
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
  const checked = useChecked(props);
  const problems = rule === null ? [] : (checked?.problems ?? []);
  return (
    <Flex direction="column" gap="small">
      <Text format={{ fontWeight: 'demibold' }}>{words.preview}</Text>
      <Tile compact={true} testId="rule-preview">
        <Text>{rule === null || checked === null ? words.previewWaiting : revealHidden(checked.sentence)}</Text>
      </Tile>
      {problems.length > 0 && (
        <Alert title={words.previewProblems} variant="warning" testId="rule-preview-problems">
          {problems.map(revealHidden).join(' ')}
        </Alert>
      )}
    </Flex>
  );
}

/** The last answer about the rule; one that fails leaves what was there. */
function useChecked({ host, content, rule }: Props): CheckedRule | null {
  const [checked, setChecked] = useState<CheckedRule | null>(null);
  const ask = useMemo(
    () =>
      askNewest(
        (question: { content: WirePolicyContent; rule: Rule }) => checkRule(host, question.content, question.rule),
        (answer) => {
          if (answer.ok) setChecked(answer.value);
        },
      ),
    [host],
  );
  const text = rule === null ? null : JSON.stringify(rule);
  useEffect(() => {
    if (text !== null) ask({ content, rule: JSON.parse(text) as Rule });
  }, [ask, content, text]);
  return checked;
}
