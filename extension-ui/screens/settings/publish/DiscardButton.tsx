import { Text } from '@hubspot/ui-extensions';
import { discardDraft } from '#ui/core/publish-api.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { DraftProps } from './draft-props.ts';

const words = publishStrings.discard;

/** Throws the draft away; for one that waits for a second person, that is their no. */
export function DiscardButton({ host, draft, reload }: DraftProps) {
  return (
    <ModalButton
      host={host}
      id="discard-draft"
      act={words.act}
      icon="delete"
      title={words.title}
      size="sm"
      dangerous={true}
    >
      {(close) => (
        <ModalForm
          confirm={words.confirm}
          variant="destructive"
          testId="discard-draft"
          send={() => discardDraft(host, draft.revision)}
          onSent={() => {
            close();
            host.toast('success', words.doneTitle, '');
            void reload();
          }}
          onCancel={close}
        >
          <Text>{words.text}</Text>
        </ModalForm>
      )}
    </ModalButton>
  );
}
