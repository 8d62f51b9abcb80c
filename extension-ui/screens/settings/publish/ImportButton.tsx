import { Alert, Text, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { readPolicyText } from '#ui/core/policy-text.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { slipProps } from '../slip-props.ts';

const words = publishStrings.transfer;

/** Makes the draft say what a pasted text says. */
export function ImportButton(props: PolicyProps) {
  return (
    <ModalButton host={props.host} id="import-policy" act={words.act} icon="upload" title={words.title} wide={true}>
      {(close) => <ImportForm {...props} close={close} />}
    </ModalButton>
  );
}

function ImportForm({ host, reply, edit, close }: PolicyProps & { close: () => void }) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const read = readPolicyText(text);
  const ready = () => {
    setAsked(true);
    return read.ok;
  };
  const sent = () => {
    close();
    host.toast('success', words.doneTitle, words.doneText);
  };
  return (
    <ModalForm
      confirm={words.confirm}
      testId="import-policy"
      ready={ready}
      send={async () => (read.ok ? edit(() => read.content) : null)}
      onSent={sent}
      onCancel={close}
    >
      <Text>{words.text}</Text>
      {reply.draft !== null && <Alert title={publishStrings.version.backReplaces} variant="warning" />}
      <TextArea
        label={words.label}
        name="import-text"
        testId="import-text"
        required={true}
        rows={10}
        value={text}
        onInput={setText}
        onChange={setText}
        {...slipProps(asked && !read.ok ? read.message : null)}
      />
    </ModalForm>
  );
}
