import { Flex, Heading, NumberInput, Text, Toggle, ToggleGroup } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { type BatchWrites, formOf, settingsFrom, slipsOf, writesChoices } from '#ui/core/policy-settings.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { slipProps } from '../slip-props.ts';

const words = publishStrings.settings;

/** What holds for the whole policy: how long suggestions wait, whether two admins publish, what large batches ask for. */
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
      <Text>{words.samples(content.batches.samplesFrom, content.batches.samples)}</Text>
      <Text>{words.second(content.batches.secondPersonFrom)}</Text>
      <Text>
        {words.writesLabel}: {words.writes[content.batches.writes]}
      </Text>
    </Flex>
  );
}

function SettingsForm({ host, content, edit, close }: PolicyProps & { close: () => void }) {
  const [form, setForm] = useState(() => formOf(content));
  const [asked, setAsked] = useState(false);
  const slips = slipsOf(form);
  const ready = () => {
    setAsked(true);
    return settingsFrom(form) !== null;
  };
  const sent = () => {
    close();
    host.toast('success', words.savedTitle, words.savedText);
  };
  const number = (name: 'days' | 'samples' | 'samplesFrom' | 'secondFrom', label: string, help?: string) => (
    <NumberInput
      label={label}
      name={testIds[name]}
      testId={testIds[name]}
      required={name !== 'secondFrom'}
      {...(help === undefined ? {} : { description: help })}
      {...(form[name] === null ? {} : { value: form[name] })}
      onChange={(value: number | undefined) => setForm((before) => ({ ...before, [name]: value ?? null }))}
      {...slipProps(asked ? slips[name] : null)}
    />
  );
  return (
    <ModalForm
      confirm={words.confirm}
      testId="policy-settings"
      ready={ready}
      send={() => edit((now) => ({ ...now, ...settingsFrom(form) }))}
      onSent={sent}
      onCancel={close}
    >
      {number('days', words.daysLabel)}
      <Toggle
        label={words.twoLabel}
        name="two-admins"
        checked={form.two}
        onChange={(two) => setForm((before) => ({ ...before, two }))}
      />
      {number('samples', words.samplesLabel, words.samplesHelp)}
      {number('samplesFrom', words.samplesFromLabel)}
      {number('secondFrom', words.secondFromLabel, words.secondFromHelp)}
      <ToggleGroup
        toggleType="radioButtonList"
        name="batch-writes"
        testId="batch-writes"
        label={words.writesLabel}
        value={form.writes}
        options={writesChoices(host.crm)}
        onChange={(writes: string) => setForm((before) => ({ ...before, writes: writes as BatchWrites }))}
      />
    </ModalForm>
  );
}

const testIds = {
  days: 'expiry-days',
  samples: 'batch-samples-count',
  samplesFrom: 'batch-samples-from',
  secondFrom: 'batch-second-from',
} as const;
