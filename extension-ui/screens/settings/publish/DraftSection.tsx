import { Alert, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { formatDistance } from '#ui/core/format-time.ts';
import { publishStrings as words } from '#ui/core/publish-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { Differences } from './Differences.tsx';
import { DiscardButton } from './DiscardButton.tsx';
import type { DraftProps } from './draft-props.ts';
import { Problems } from './Problems.tsx';
import { PublishButton } from './PublishButton.tsx';
import { WaitingNotice } from './WaitingNotice.tsx';

/** What the draft changes, what hinders it, and what becomes of it. */
export function DraftSection(props: DraftProps) {
  const { draft, reply, display, now } = props;
  const saved = formatDistance(draft.editedAt, now, display) ?? draft.editedAt;
  const isOlder = draft.basedOn !== reply.version;
  return (
    <Flex direction="column" gap="small" testId="draft">
      <Flex direction="column" gap="flush">
        <Heading>{words.draftTitle}</Heading>
        <Text variant="microcopy">{words.saved(revealHidden(draft.editedBy), saved, draft.basedOn)}</Text>
      </Flex>
      {draft.proposed !== null && <WaitingNotice {...props} proposed={draft.proposed} />}
      {isOlder && (
        <Alert title={words.olderTitle(reply.version)} variant="danger" testId="older">
          {words.olderText}
        </Alert>
      )}
      <Problems {...props} />
      {draft.proposed === null && reply.secondPerson.length > 0 && (
        <Alert title={words.secondTitle} variant="info" testId="second-person">
          {reply.secondPerson.map(revealHidden).join(' ')}
        </Alert>
      )}
      <Differences differences={reply.differences} />
      {reply.mayPublish && (
        <Flex direction="row" gap="small" wrap={true}>
          <PublishButton {...props} hindered={isOlder || reply.problems.length > 0} />
          <DiscardButton {...props} />
        </Flex>
      )}
    </Flex>
  );
}
