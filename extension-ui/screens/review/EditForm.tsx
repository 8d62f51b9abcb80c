import { Button, Flex, Form, Icon } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { ReviewSuggestion } from '#contract/review.ts';
import { acceptAttempt, editAttempt } from '#ui/core/attempt.ts';
import { draftOf, type EditDraft, editedValue, isUntouched } from '#ui/core/edit-draft.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { strings } from '#ui/core/strings.ts';
import { ActButton } from './ActButton.tsx';
import type { CardView } from './card-view.ts';
import { ValueEditor } from './ValueEditor.tsx';

/** A value of the person's own, then accept. Starts with the proposal, or with what was typed before a refusal. */
export function EditForm(props: {
  view: CardView;
  suggestion: ReviewSuggestion;
  startWith: EditDraft | null;
  error: string | null;
}) {
  const { view, suggestion, startWith, error } = props;
  const { field, proposed, id } = suggestion;
  const { timeZone } = view.settings;
  const [draft, setDraft] = useState(() => startWith ?? draftOf(field, proposed, timeZone));
  const [mistake, setMistake] = useState(error);
  // The click on Save may arrive before the last key stroke was drawn; what is drawn would lose that stroke.
  const typed = useRef(draft);
  const take = (next: EditDraft) => {
    typed.current = next;
    setDraft(next);
    setMistake(null);
  };
  const save = () => {
    const result = editedValue(field, typed.current, timeZone);
    if (!result.ok) {
      setMistake(result.message);
      return;
    }
    const decisionId = view.host.newDecisionId();
    const attempt = isUntouched(field, typed.current, proposed, timeZone)
      ? acceptAttempt(suggestion, decisionId)
      : editAttempt(suggestion, result.value, typed.current, decisionId);
    if (attempt === null) setMistake(strings.noDigest);
    else view.controls.decide(attempt);
  };
  const label = revealHidden(field.label);
  return (
    <Form onSubmit={save} autoComplete="off" testId={`edit-form-${id}`}>
      <Flex direction="column" gap="small">
        <ValueEditor field={field} draft={draft} error={mistake} id={id} onDraft={take} />
        <Flex direction="row" gap="small" wrap={true}>
          <Button type="submit" variant="primary" size="xs" testId={`save-${id}`}>
            <Icon name="success" size="sm" screenReaderText={label} />
            {` ${strings.save}`}
          </Button>
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
    </Form>
  );
}
