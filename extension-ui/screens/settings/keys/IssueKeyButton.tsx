import { Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { type IssuedKey, issueKey } from '#ui/core/agent-keys-api.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import { KeyDays } from './KeyDays.tsx';
import { KeyReach, missingIn, type Reach, scopesOf, usesOf, wholeReach } from './KeyReach.tsx';
import type { KeyProps } from './key-props.ts';
import { NewKeyShown } from './NewKeyShown.tsx';

/** Issues one more key for an agent, as wide as the agent or narrower. */
export function IssueKeyButton(props: KeyProps) {
  const { host, reply, onChanged } = props;
  const agent = revealHidden(reply.agent.name);
  return (
    <ModalButton
      host={host}
      id={`issue-${reply.agent.id}`}
      act={words.issue}
      label={agent}
      icon="key"
      title={words.issueTitle(agent)}
      size="sm"
      wide={true}
      onClosed={() => void onChanged()}
    >
      {(close) => <IssueForm {...props} close={close} />}
    </ModalButton>
  );
}

function IssueForm({ host, reply, allowlist, display, close }: KeyProps & { close: () => void }) {
  const [days, setDays] = useState(90);
  const [reach, setReach] = useState<Reach>(wholeReach);
  const [asked, setAsked] = useState(false);
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  if (issued !== null) return <NewKeyShown host={host} issued={issued} display={display} onDone={close} />;
  const missing = missingIn(reach);
  const ready = () => {
    setAsked(true);
    return !missing.objects && !missing.uses;
  };
  const send = async (): Promise<LoadProblem | null> => {
    const wanted = { days, scopes: scopesOf(reach, reply.agent.scopes), may: usesOf(reach) };
    const result = await issueKey(host, reply.agent.id, wanted);
    if (!result.ok) return result.problem;
    setIssued(result.value);
    return null;
  };
  return (
    <ModalForm
      confirm={words.issueConfirm}
      testId={`issue-${reply.agent.id}`}
      ready={ready}
      send={send}
      onSent={() => {}}
      onCancel={close}
      unknownText={words.unseenText}
    >
      <KeyDays days={days} onDays={setDays} />
      <KeyReach
        agentScopes={reply.agent.scopes}
        allowlist={allowlist}
        reach={reach}
        onReach={setReach}
        missing={asked ? missing : { objects: false, uses: false }}
      />
      <Text variant="microcopy">{words.otherKeys}</Text>
    </ModalForm>
  );
}
