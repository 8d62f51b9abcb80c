import { Input, Text } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import { endConnection } from '#ui/core/connection-api.ts';
import { connectionStrings as words } from '#ui/core/connection-strings.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { ConnectionProps } from './connection-props.ts';

type Props = ConnectionProps & { accountId: string };

/** Ends the connection. The account's id has to be typed: nobody does that by a slip. */
export function DisconnectButton(props: Props) {
  const { host, health } = props;
  return (
    <ModalButton
      host={host}
      id="disconnect"
      act={words.disconnect}
      icon="remove"
      title={words.disconnectTitle(health.crmName)}
      size="sm"
      dangerous={true}
    >
      {(close) => <DisconnectForm {...props} close={close} />}
    </ModalButton>
  );
}

function DisconnectForm({ host, health, accountId, onChanged, close }: Props & { close: () => void }) {
  const { crmName } = health;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const wasTold = useRef(false);
  const take = (text: string) => {
    setTyped(text);
    setWrong(false);
  };
  const ready = () => {
    const isRight = typed.trim() === accountId;
    setWrong(!isRight);
    return isRight;
  };
  const send = async (): Promise<LoadProblem | null> => {
    const result = await endConnection(host, typed.trim());
    if (!result.ok) return result.problem;
    wasTold.current = result.value.revokedAtCrm;
    return null;
  };
  const sent = () => {
    close();
    if (wasTold.current) host.toast('success', words.disconnectedTitle, words.disconnectedText(crmName));
    else host.toast('warning', words.disconnectedTitle, words.disconnectedUntold(crmName));
    void onChanged();
  };
  return (
    <ModalForm
      confirm={words.disconnectConfirm}
      variant="destructive"
      testId="disconnect"
      ready={ready}
      send={send}
      onSent={sent}
      onCancel={close}
    >
      <Text>{words.disconnectText(crmName)}</Text>
      <Input
        label={words.disconnectType(accountId)}
        name="account-id"
        testId="account-id"
        required={true}
        value={typed}
        {...(wrong ? { error: true, validationMessage: words.disconnectWrong } : {})}
        onInput={take}
        onChange={take}
      />
    </ModalForm>
  );
}
