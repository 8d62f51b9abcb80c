import {
  Alert,
  Button,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Icon,
  Text,
  TextArea,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { PolicyReply } from '#contract/policy.ts';
import type { Host } from '#ui/core/host.ts';
import { policyText } from '#ui/core/policy-text.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';

const words = publishStrings.version;

/** How much a version says, and its text to keep elsewhere. */
export function VersionText({ host, policy }: { host: Host; policy: PolicyReply }) {
  const [copying, setCopying] = useState<'not_yet' | 'copied' | 'failed'>('not_yet');
  const text = policyText(policy);
  const copy = async () => {
    try {
      await host.copyText?.(text);
      setCopying('copied');
    } catch {
      setCopying('failed');
    }
  };
  const allowed = policy.fields.filter(({ autonomy }) => autonomy !== 'off').length;
  return (
    <Flex direction="column" gap="medium" testId="version-text">
      <DescriptionList direction="row">
        <DescriptionListItem label={words.fields}>{`${allowed}`}</DescriptionListItem>
        <DescriptionListItem label={words.rules}>{`${policy.rules.length}`}</DescriptionListItem>
        <DescriptionListItem label={words.classes}>{`${policy.classes.length}`}</DescriptionListItem>
        <DescriptionListItem label={words.cases}>{`${policy.cases.length}`}</DescriptionListItem>
        <DescriptionListItem label={words.expiry}>{`${policy.expiryDays}`}</DescriptionListItem>
      </DescriptionList>
      <TextArea
        label={words.text}
        description={words.textHelp}
        name="policy-text"
        testId="policy-text"
        readOnly={true}
        rows={8}
        value={text}
      />
      {host.copyText !== undefined && (
        <Flex direction="row" gap="small" align="center" wrap={true}>
          <Button size="sm" onClick={() => void copy()} testId="copy-policy">
            <Icon name="copy" size="sm" />
            {` ${words.copy}`}
          </Button>
          {copying === 'copied' && <Alert title={words.copied} variant="success" testId="copied" />}
        </Flex>
      )}
      {copying === 'failed' && <Text testId="copy-failed">{words.copyFailed}</Text>}
    </Flex>
  );
}
