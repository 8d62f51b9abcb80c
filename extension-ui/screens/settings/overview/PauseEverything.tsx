import { Button, Flex, LoadingButton, Text, TextArea } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { pauseEverything } from '#ui/core/settings-api.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { troubleText } from '../trouble-text.ts';

const words = settingsStrings.pauses;

/** The big switch, with one question before it: everybody who opens a record reads the answer. */
export function PauseEverything({ host, onChanged }: { host: Host; onChanged: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  if (open) return <PauseForm host={host} onChanged={onChanged} onClose={() => setOpen(false)} />;
  return (
    <Flex direction="row">
      <Button variant="destructive" size="sm" onClick={() => setOpen(true)} testId="pause-all">
        {words.pauseAll}
      </Button>
    </Flex>
  );
}

function PauseForm(props: { host: Host; onChanged: () => Promise<void>; onClose: () => void }) {
  const { host, onChanged, onClose } = props;
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [sending, setSending] = useState(false);
  const written = useRef('');
  const take = (text: string) => {
    written.current = text;
    setReason(text);
    if (text.trim() !== '') setMissing(false);
  };
  const confirm = async () => {
    const why = written.current.trim();
    if (why === '') return setMissing(true);
    if (sending) return;
    setSending(true);
    const problem = await pauseEverything(host, why);
    if (problem === null) host.toast('success', words.setTitle, words.setText);
    else host.toast('danger', words.failedTitle, troubleText(problem));
    await onChanged();
    if (problem === null) onClose();
    else setSending(false);
  };
  return (
    <Flex direction="column" gap="small" testId="pause-form">
      <Text>{words.pauseAllText}</Text>
      <TextArea
        label={words.reasonLabel}
        name="pause-reason"
        testId="pause-reason"
        description={words.reasonHelp}
        required={true}
        rows={2}
        maxLength={300}
        value={reason}
        {...(missing ? { error: true, validationMessage: words.reasonMissing } : {})}
        onInput={take}
        onChange={take}
      />
      <Flex direction="row" gap="small">
        <LoadingButton
          variant="destructive"
          size="sm"
          loading={sending}
          onClick={() => void confirm()}
          testId="pause-confirm"
        >
          {words.confirm}
        </LoadingButton>
        <Button variant="transparent" size="sm" onClick={onClose} testId="pause-cancel">
          {words.cancel}
        </Button>
      </Flex>
    </Flex>
  );
}
