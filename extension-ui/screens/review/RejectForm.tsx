import { Flex, Select, TextArea } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { RejectionReason } from '#contract/decision.ts';
import type { ReviewSuggestion } from '#contract/review.ts';
import { rejectAttempt } from '#ui/core/attempt.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import type { CardView } from './card-view.ts';

const reasons = Object.entries(strings.reasons).map(([value, label]) => ({ value, label }));

function isReason(value: unknown): value is RejectionReason {
  return typeof value === 'string' && Object.hasOwn(strings.reasons, value);
}

/** Why a suggestion is turned down: agents are judged by these answers, so one is always asked for. */
export function RejectForm({ view, suggestion }: { view: CardView; suggestion: ReviewSuggestion }) {
  const { id } = suggestion;
  const label = revealHidden(suggestion.field.label);
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [missing, setMissing] = useState(false);
  const [note, setNote] = useState('');
  const chosen = useRef<RejectionReason | null>(null);
  const written = useRef('');
  const takeNote = (text: string) => {
    written.current = text;
    setNote(text);
  };
  const confirm = () => {
    if (chosen.current === null) setMissing(true);
    else view.controls.decide(rejectAttempt(suggestion, chosen.current, written.current, view.host.newDecisionId()));
  };
  return (
    <Flex direction="column" gap="small" testId={`reject-form-${id}`}>
      <Select
        label={`${label}: ${strings.rejectReason}`}
        name={`reason-${id}`}
        testId={`reason-${id}`}
        required={true}
        options={reasons}
        {...(reason === null ? {} : { value: reason })}
        {...(missing ? { error: true, validationMessage: strings.pickReason } : {})}
        onChange={(value) => {
          if (!isReason(value)) return;
          chosen.current = value;
          setReason(value);
          setMissing(false);
        }}
      />
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
