import { Alert, Text, TextArea } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { PublishDraftReply } from '#contract/policy-draft.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { publishDraft } from '#ui/core/publish-api.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import { slipProps } from '../slip-props.ts';
import type { DraftProps } from './draft-props.ts';

const words = publishStrings.publish;

/** Publishes the draft, asks another admin to, or is that other admin's yes. Nothing to press for who asked. */
export function PublishButton(props: DraftProps & { hindered: boolean }) {
  const { host, draft, reply, hindered } = props;
  if (draft.proposed?.byYou) return null;
  const waits = draft.proposed === null && reply.secondPerson.length > 0;
  const act = draft.proposed !== null ? words.approve : waits ? words.ask : words.act;
  const title = draft.proposed !== null ? words.approveTitle : waits ? words.askTitle : words.title;
  return (
    <ModalButton
      host={host}
      id="publish-draft"
      act={act}
      icon="success"
      title={title}
      variant="primary"
      size="sm"
      disabled={hindered}
      onClosed={() => void props.reload()}
    >
      {(close) => <PublishForm {...props} confirm={act} waits={waits} close={close} />}
    </ModalButton>
  );
}

function PublishForm(props: DraftProps & { confirm: string; waits: boolean; close: () => void }) {
  const { host, draft, reply, onPublished, confirm, waits, close } = props;
  // The yes is to what was looked at when the dialog was opened.
  const [revision] = useState(draft.revision);
  const asksNote = draft.proposed === null;
  const [note, setNote] = useState(draft.proposed?.note ?? '');
  const [asked, setAsked] = useState(false);
  const answer = useRef<PublishDraftReply | null>(null);
  const isFine = note.trim() !== '' && note.trim().length <= 500;
  const widening = reply.differences.filter(({ widens }) => widens).length;
  const ready = () => {
    setAsked(true);
    return isFine;
  };
  const send = async (): Promise<LoadProblem | null> => {
    const result = await publishDraft(host, revision, note.trim());
    if (!result.ok) return result.problem;
    answer.current = result.value;
    return null;
  };
  const sent = () => {
    const version = answer.current?.policy?.version;
    if (version === undefined) host.toast('info', words.waitingTitle, words.waitingText);
    else onPublished(version);
    close();
  };
  return (
    <ModalForm confirm={confirm} testId="publish-draft" ready={ready} send={send} onSent={sent} onCancel={close}>
      <Text>{waits ? words.willWait : words.will(reply.differences.length)}</Text>
      {widening > 0 && <Alert title={words.widening(widening)} variant="warning" testId="widening" />}
      {asksNote && (
        <TextArea
          label={words.note}
          description={words.noteHelp}
          name="publish-note"
          testId="publish-note"
          required={true}
          rows={3}
          value={note}
          onInput={setNote}
          onChange={setNote}
          {...slipProps(asked && !isFine ? words.noteWrong : null)}
        />
      )}
    </ModalForm>
  );
}
