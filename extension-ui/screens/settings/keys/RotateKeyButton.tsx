import { Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { AgentKeyView } from '#contract/agent-key.ts';
import { type IssuedKey, rotateKey } from '#ui/core/agent-keys-api.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import { choicesOf, KeyDays } from './KeyDays.tsx';
import type { KeyProps } from './key-props.ts';
import { NewKeyShown } from './NewKeyShown.tsx';

type Props = KeyProps & { agentKey: AgentKeyView; label: string };

/** Puts a new key in the place of one, with a time in which both work. */
export function RotateKeyButton(props: Props) {
  const { host, reply, agentKey: key, label, onChanged } = props;
  return (
    <ModalButton
      host={host}
      id={`rotate-${key.id}`}
      act={words.rotate}
      label={label}
      icon="rotate"
      title={words.rotateTitle(revealHidden(reply.agent.name))}
      wide={true}
      onClosed={() => void onChanged()}
    >
      {(close) => <RotateForm {...props} close={close} />}
    </ModalButton>
  );
}

function RotateForm({ host, reply, display, agentKey: key, close }: Props & { close: () => void }) {
  const [days, setDays] = useState(90);
  const [overlapHours, setOverlapHours] = useState(24);
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  if (issued !== null) return <NewKeyShown host={host} issued={issued} display={display} onDone={close} />;
  const send = async (): Promise<LoadProblem | null> => {
    const result = await rotateKey(host, { agentId: reply.agent.id, keyId: key.id }, { days, overlapHours });
    if (!result.ok) return result.problem;
    setIssued(result.value);
    return null;
  };
  return (
    <ModalForm
      confirm={words.rotateConfirm}
      testId={`rotate-${key.id}`}
      send={send}
      onSent={() => {}}
      onCancel={close}
      unknownText={words.unseenText}
    >
      <Text>{words.rotateText}</Text>
      <KeyDays days={days} onDays={setDays} />
      <Select
        label={words.overlap}
        name="overlap"
        testId="overlap"
        value={overlapHours}
        onChange={(value) => setOverlapHours(Number(value))}
        options={choicesOf(words.overlapChoices)}
      />
    </ModalForm>
  );
}
