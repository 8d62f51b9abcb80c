import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import { formatDistance } from '#ui/core/format-time.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { DraftProps } from './draft-props.ts';

const words = publishStrings.waiting;

/** That the draft waits for a second person, who asked and why. */
export function WaitingNotice(props: DraftProps & { proposed: NonNullable<DraftProps['draft']['proposed']> }) {
  const { proposed, reply, display, now } = props;
  const when = formatDistance(proposed.at, now, display) ?? proposed.at;
  return (
    <Alert
      title={proposed.byYou ? words.yours : words.title(revealHidden(proposed.by))}
      variant="info"
      testId="waiting"
    >
      <Flex direction="column" gap="extra-small">
        <Text>{words.note(revealHidden(proposed.note))}</Text>
        <Text>{[words.asked(when), ...reply.secondPerson.map(revealHidden)].join(' ')}</Text>
        <Text>{proposed.byYou ? words.yoursText : words.othersText}</Text>
      </Flex>
    </Alert>
  );
}
