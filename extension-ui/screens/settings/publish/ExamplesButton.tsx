import { Button, Flex, ModalBody, ModalFooter, Text, Tile } from '@hubspot/ui-extensions';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import type { Host } from '#ui/core/host.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import type { ReplayChange } from '#ui/core/replay-sum.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';

const words = publishStrings.replay;

/** A few suggestions to which the draft would have done otherwise. */
export function ExamplesButton(props: { host: Host; display: DisplaySettings; change: ReplayChange; id: string }) {
  const { host, display, change, id } = props;
  const title = words.examplesOf(revealHidden(change.label), revealHidden(change.agentName));
  return (
    <ModalButton host={host} id={id} act={words.show} icon="view" label={title} title={title} variant="transparent">
      {(close) => (
        <>
          <ModalBody>
            <Flex direction="column" gap="small" testId="examples">
              <Text>{words.arrow(words.standings[change.was], words.standings[change.would])}</Text>
              {change.examples.map(({ suggestionId, recordId, filedAt, sentence }) => (
                <Tile key={suggestionId} compact={true}>
                  <Text format={{ fontWeight: 'demibold' }}>{words.recordOf(change.objectType, recordId)}</Text>
                  <Text>{revealHidden(sentence)}</Text>
                  <Text variant="microcopy">{words.filed(formatInstant(filedAt, display) ?? filedAt)}</Text>
                </Tile>
              ))}
            </Flex>
          </ModalBody>
          <ModalFooter>
            <Button variant="secondary" onClick={close}>
              {words.close}
            </Button>
          </ModalFooter>
        </>
      )}
    </ModalButton>
  );
}
