import { Alert, Button, Flex, Icon, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import type { Host } from '#ui/core/host.ts';

/** A text to take along: shown, and copied where the page may. */
export function CopyableText(props: { host: Host; name: string; label: string; text: string }) {
  const { host, name, label, text } = props;
  const [copying, setCopying] = useState<'not_yet' | 'copied' | 'failed'>('not_yet');
  const copy = async () => {
    try {
      await host.copyText?.(text);
      setCopying('copied');
    } catch {
      setCopying('failed');
    }
  };
  return (
    <Flex direction="column" gap="small">
      <TextArea label={label} name={name} testId={name} readOnly={true} rows={10} value={text} />
      {host.copyText !== undefined && (
        <Flex direction="row" gap="small" align="center" wrap={true}>
          <Button size="sm" onClick={() => void copy()} testId={`copy-${name}`}>
            <Icon name="copy" size="sm" />
            {` ${words.copy}`}
          </Button>
          {copying === 'copied' && <Alert title={words.copied} variant="success" testId={`copied-${name}`} />}
        </Flex>
      )}
      {copying === 'failed' && <Text testId={`copy-failed-${name}`}>{words.copyFailed}</Text>}
    </Flex>
  );
}
