import { Alert, Button, Flex, Text } from '@hubspot/ui-extensions';
import type { PolicyDraftReply } from '#contract/policy-draft.ts';
import { formatDistance } from '#ui/core/format-time.ts';
import { policyStrings } from '#ui/core/policy-strings.ts';
import type { PolicyProps } from './policy-props.ts';

const words = policyStrings.bar;

/** That there is a draft, whose, what hinders it, and the way to publishing it. */
export function DraftBar(props: PolicyProps & { draft: NonNullable<PolicyDraftReply['draft']> }) {
  const { draft, reply, display, now, go } = props;
  const { proposed } = draft;
  const hindered = reply.problems.length > 0;
  const saved = formatDistance(draft.editedAt, now, display) ?? draft.editedAt;
  return (
    <Alert
      title={proposed === null ? words.title(reply.differences.length) : words.waiting}
      variant={hindered ? 'warning' : 'info'}
      testId="draft-bar"
    >
      <Flex direction="row" justify="between" align="center" gap="small" wrap={true}>
        <Text>{hindered ? words.hindered(reply.problems.length) : words.saved(draft.editedBy, saved)}</Text>
        <Button size="sm" variant="primary" onClick={() => go('publish')} testId="review-draft">
          {proposed === null ? words.review : words.look}
        </Button>
      </Flex>
    </Alert>
  );
}
