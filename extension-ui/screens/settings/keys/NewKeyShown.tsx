import { Alert, Button, Flex, Icon, ModalBody, ModalFooter, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { IssuedKey } from '#ui/core/agent-keys-api.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import type { Host } from '#ui/core/host.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';

/** The one time that a key is seen. It lives in the open dialog and nowhere else. */
export function NewKeyShown(props: { host: Host; issued: IssuedKey; display: DisplaySettings; onDone: () => void }) {
  const { host, issued, display, onDone } = props;
  const [copying, setCopying] = useState<'not_yet' | 'copied' | 'failed'>('not_yet');
  const copy = async () => {
    try {
      await host.copyText?.(issued.key);
      setCopying('copied');
    } catch {
      setCopying('failed');
    }
  };
  const { expiresAt } = issued.details;
  return (
    <>
      <ModalBody>
        <Flex direction="column" gap="medium" testId="new-key">
          <Alert title={words.issuedTitle} variant="warning">
            {words.issuedText}
          </Alert>
          <TextArea
            label={words.issuedLabel}
            name="new-key"
            testId="new-key-text"
            readOnly={true}
            rows={3}
            resize="none"
            value={issued.key}
            description={words.until(formatInstant(expiresAt, display) ?? expiresAt)}
          />
          {host.copyText !== undefined && (
            <Flex direction="row" gap="small" align="center" wrap={true}>
              <Button size="sm" onClick={() => void copy()} testId="copy-key">
                <Icon name="copy" size="sm" />
                {` ${words.copy}`}
              </Button>
              {copying === 'copied' && <Alert title={words.copied} variant="success" testId="copied" />}
            </Flex>
          )}
          {copying === 'failed' && <Text testId="copy-failed">{words.copyFailed}</Text>}
        </Flex>
      </ModalBody>
      <ModalFooter>
        <Button variant="primary" onClick={onDone} testId="key-stored">
          {words.done}
        </Button>
      </ModalFooter>
    </>
  );
}
