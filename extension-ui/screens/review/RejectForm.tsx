import { Flex, TextArea } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { ReviewSuggestion } from '#contract/review.ts';
import { rejectAttempt } from '#ui/core/attempt.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import type { CardView } from './card-view.ts';
import { ReasonSelect, useReason } from './ReasonSelect.tsx';

/** Why a suggestion is turned down, in one of the reasons and in words. */
export function RejectForm({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { id } = suggestion;
  const label = revealHidden(suggestion.field.label);
  const reason = useReason();
  const [note, setNote] = useState('');
  const written = useRef('');
  const takeNote = (text: string) => {
    written.current = text;
    setNote(text);
  };
  const confirm = () => {
    const chosen = reason.take();
    if (chosen === null) return;
    view.controls.decide(rejectAttempt(suggestion, chosen, written.current, view.host.newDecisionId()));
  };
  return (
    <Flex direction="column" gap="small" testId={`reject-form-${id}`}>
      <ReasonSelect reason={reason} label={`${label}: ${strings.rejectReason}`} name={`reason-${id}`} />
      <TextArea
        label={strings.rejectNote}
        name={`note-${id}`}
        testId={`note-${id}`}
        description={strings.rejectNoteHelp}
        rows={2}
        maxLength={2_000}
        value={note}
        onInput={takeNote}
        onChange={takeNote}
      />
      <Flex direction="row" gap="small" wrap={true}>
        <ActButton
          act={strings.confirmReject}
          label={label}
          icon="thumbsDown"
          variant="destructive"
          testId={`confirm-reject-${id}`}
          onPress={confirm}
        />
        <ActButton
          act={strings.cancel}
          label={label}
          icon="remove"
          variant="transparent"
          testId={`cancel-${id}`}
          onPress={() => view.controls.close(id)}
        />
      </Flex>
    </Flex>
  );
}
