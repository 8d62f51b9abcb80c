import { Button, EmptyState, Flex, Text } from '@hubspot/ui-extensions';
import { publishStrings as words } from '#ui/core/publish-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';

/** Where to begin when nothing is being changed. */
export function NoDraft({ reply, go }: PolicyProps) {
  return (
    <EmptyState title={words.noDraftTitle} layout="vertical" imageName="components" imageWidth={80} testId="no-draft">
      <Text>{words.noDraftText(reply.version)}</Text>
      {reply.mayPublish && (
        <Flex direction="row" justify="center" gap="small" wrap={true}>
          <Button size="sm" onClick={() => go('fields')} testId="to-fields">
            {words.toFields}
          </Button>
          <Button size="sm" onClick={() => go('rules')} testId="to-rules">
            {words.toRules}
          </Button>
        </Flex>
      )}
    </EmptyState>
  );
}
