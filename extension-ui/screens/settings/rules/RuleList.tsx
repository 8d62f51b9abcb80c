import { EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { emptyForm } from '#ui/core/rule-form.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { firstObject } from './first-object.ts';
import { RuleButton } from './RuleButton.tsx';
import { RuleTile } from './RuleTile.tsx';

/** The rules of the draft, or of what is in force, each as a sentence. */
export function RuleList(props: PolicyProps) {
  const { reply, content } = props;
  const { rules } = content;
  return (
    <Flex direction="column" gap="small" testId="rule-list">
      <Flex direction="row" justify="between" align="center" gap="small">
        <Heading>{words.listTitle}</Heading>
        {reply.mayPublish && (
          <RuleButton
            {...props}
            id="add-rule"
            act={words.add}
            icon="add"
            title={words.addTitle}
            variant="primary"
            begin={emptyForm(firstObject(props))}
            replaces={null}
          />
        )}
      </Flex>
      {rules.length === 0 && (
        <EmptyState title={words.noneTitle} layout="vertical" imageName="components" imageWidth={80} testId="no-rules">
          <Text>{words.noneText}</Text>
        </EmptyState>
      )}
      {rules.map((rule, index) => (
        <RuleTile key={rule.id} {...props} rule={rule} sentence={reply.ruleSentences[index] ?? ''} />
      ))}
    </Flex>
  );
}
