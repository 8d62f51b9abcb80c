import { Alert, Flex, Heading, Input, Text } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { type Erased, eraseRecord } from '#ui/core/privacy-api.ts';
import { privacyStrings as words } from '#ui/core/privacy-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { PrivacyProps } from './privacy-props.ts';

/** Erases all that is held about one record, after its name and a word were typed. */
export function EraseSection(props: PrivacyProps) {
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.eraseTitle}</Heading>
      <Text>{words.eraseText}</Text>
      <Flex direction="row">
        <ModalButton
          host={props.host}
          id="erase"
          act={words.erase}
          icon="delete"
          title={words.eraseModal}
          size="sm"
          dangerous={true}
        >
          {(close) => <EraseForm {...props} close={close} />}
        </ModalButton>
      </Flex>
    </Flex>
  );
}

interface Typed {
  readonly objectType: string;
  readonly recordId: string;
  readonly word: string;
}

/** What the server takes; a slip is said beside the field it is in. */
const shapes = {
  objectType: /^[A-Za-z][A-Za-z0-9_]{0,79}$/,
  recordId: /^[A-Za-z0-9]{1,32}$/,
  word: new RegExp(`^${words.eraseWord}$`),
};

function EraseForm({ host, onChanged, close }: PrivacyProps & { close: () => void }) {
  const [typed, setTyped] = useState<Typed>({ objectType: '', recordId: '', word: '' });
  const [asked, setAsked] = useState(false);
  const erased = useRef<Erased | null>(null);
  const isFine = (name: keyof Typed) => shapes[name].test(typed[name].trim());
  const ready = () => {
    setAsked(true);
    return isFine('objectType') && isFine('recordId') && isFine('word');
  };
  const send = async (): Promise<LoadProblem | null> => {
    const record = { crm: host.crm, objectType: typed.objectType.trim(), recordId: typed.recordId.trim() };
    const result = await eraseRecord(host, record);
    if (!result.ok) return result.problem;
    erased.current = result.value;
    return null;
  };
  const sent = () => {
    const { suggestions, sources, values } = erased.current ?? { suggestions: 0, sources: 0, values: 0 };
    close();
    host.toast('success', words.erasedTitle, words.erasedText(suggestions, sources, values));
    void onChanged();
  };
  const field = (name: keyof Typed, wrong: string) => {
    const take = (text: string) => setTyped((before) => ({ ...before, [name]: text }));
    const isWrong = asked && !isFine(name);
    const problem = isWrong ? { error: true, validationMessage: wrong } : {};
    return { required: true, value: typed[name], onInput: take, onChange: take, ...problem };
  };
  return (
    <ModalForm
      confirm={words.eraseConfirm}
      variant="destructive"
      testId="erase"
      ready={ready}
      send={send}
      onSent={sent}
      onCancel={close}
    >
      <Alert title={words.eraseWarningTitle} variant="warning">
        {words.eraseWarning}
      </Alert>
      <Input
        label={words.objectType}
        name="erase-object"
        testId="erase-object"
        description={words.objectHelp[host.crm]}
        {...field('objectType', words.objectWrong)}
      />
      <Input
        label={words.recordId}
        name="erase-record"
        testId="erase-record"
        description={words.recordHelp[host.crm]}
        {...field('recordId', words.recordWrong)}
      />
      <Input label={words.eraseType} name="erase-word" testId="erase-word" {...field('word', words.eraseTypeWrong)} />
    </ModalForm>
  );
}
