import { Flex, Heading, NumberInput, Text, Toggle } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { slipProps } from '../slip-props.ts';

const words = publishStrings.settings;

/** What holds for the whole policy: how long suggestions wait, and whether two admins publish. */
export function PolicySettings(props: PolicyProps) {
  const { host, reply, content } = props;
  return (
    <Flex direction="column" gap="extra-small">
      <Flex direction="row" justify="between" align="center" gap="small">
        <Heading>{words.title}</Heading>
        {reply.mayPublish && (
          <ModalButton host={host} id="policy-settings" act={words.change} icon="edit" title={words.modal}>
            {(close) => <SettingsForm {...props} close={close} />}
          </ModalButton>
        )}
      </Flex>
      <Text>{words.days(content.expiryDays)}</Text>
      <Text>{content.secondPersonPublishes ? words.two : words.one}</Text>
    </Flex>
  );
}

function SettingsForm({ host, content, edit, close }: PolicyProps & { close: () => void }) {
  const [days, setDays] = useState<number | null>(content.expiryDays);
  const [two, setTwo] = useState(content.secondPersonPublishes);
  const [asked, setAsked] = useState(false);
  const isFine = days !== null && Number.isInteger(days) && days >= 1 && days <= 365;
  const ready = () => {
    setAsked(true);
    return isFine;
  };
  const sent = () => {
    close();
    host.toast('success', words.savedTitle, words.savedText);
  };
  return (
    <ModalForm
      confirm={words.confirm}
      testId="policy-settings"
      ready={ready}
      send={() => edit((now) => ({ ...now, expiryDays: days ?? now.expiryDays, secondPersonPublishes: two }))}
      onSent={sent}
      onCancel={close}
    >
      <NumberInput
        label={words.daysLabel}
        name="expiry-days"
        testId="expiry-days"
        required={true}
        {...(days === null ? {} : { value: days })}
        onChange={(value: number | undefined) => setDays(value ?? null)}
        {...slipProps(asked && !isFine ? words.daysWrong : null)}
      />
      <Toggle label={words.twoLabel} name="two-admins" checked={two} onChange={setTwo} />
    </ModalForm>
  );
}
