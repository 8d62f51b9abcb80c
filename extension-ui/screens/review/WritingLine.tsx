import { Button, Flex, Text } from '@hubspot/ui-extensions';
import type { ReviewReply } from '#contract/review.ts';
import { strings } from '#ui/core/strings.ts';
import type { CardView } from './card-view.ts';

/** Whom the CRM will name as the writer; nothing where the host's CRM knows only one. */
export function WritingLine({ view, writing }: { view: CardView; writing: ReviewReply['writing'] }) {
  if (view.host.connectAccount === undefined) return null;
  return (
    <Flex direction="row" gap="extra-small" align="center" wrap={true} testId="writing">
      <Text variant="microcopy">{writing.as === 'you' ? strings.writing.asYou : strings.writing.asApp}</Text>
      {writing.as === 'app' && writing.canConnect && (
        <Button variant="transparent" size="xs" onClick={view.controls.connect} testId="connect">
          {strings.writing.connect}
        </Button>
      )}
    </Flex>
  );
}
