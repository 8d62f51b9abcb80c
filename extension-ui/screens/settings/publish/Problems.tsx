import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import { publishStrings as words } from '#ui/core/publish-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { PolicyProps } from '../policy/policy-props.ts';

const shownAtMost = 10;

/** What keeps the draft from being published, and where that is put right. */
export function Problems({ reply, content, go }: PolicyProps) {
  const { problems } = reply;
  if (problems.length === 0) return null;
  const rest = problems.length - shownAtMost;
  return (
    <Alert title={words.problemsTitle(problems.length)} variant="warning" testId="problems">
      <Flex direction="column" gap="extra-small" align="start">
        {problems.slice(0, shownAtMost).map(({ sentence }) => (
          <Text key={sentence}>{revealHidden(sentence)}</Text>
        ))}
        {rest > 0 && <Text>{words.moreProblems(rest)}</Text>}
        <Flex direction="row" gap="small" wrap={true}>
          <Button size="xs" onClick={() => go('fields')} testId="problems-to-fields">
            {words.toFields}
          </Button>
          {(content.rules.length > 0 || content.cases.length > 0) && (
            <Button size="xs" onClick={() => go('rules')} testId="problems-to-rules">
              {words.toRules}
            </Button>
          )}
        </Flex>
      </Flex>
    </Alert>
  );
}
