import { Text, TextArea, ToggleGroup } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { type ClassChange, type FieldRow, withClass } from '#ui/core/field-rows.ts';
import { fieldStrings as words } from '#ui/core/field-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalForm } from '../ModalForm.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';

const protecting = ['ownership', 'legal', 'billing', 'sensitive'] as const;
const reasonMin = 5;

interface Props extends PolicyProps {
  row: FieldRow;
  /** `correct` also takes an earlier word on the class back. */
  kind: 'protect' | 'correct';
  onBack: () => void;
  close: () => void;
}

/** An admin's own word on the class of one field, with the reason for it. */
export function ClassForm({ host, edit, row, kind, onBack, close }: Props) {
  const { field, classChange } = row;
  const [chosen, setChosen] = useState<(typeof protecting)[number]>('legal');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const takesBack = kind === 'correct' && classChange !== null;
  const label = revealHidden(field.label);
  const isFine = takesBack || reason.trim().length >= reasonMin;
  const change: Pick<ClassChange, 'class' | 'reason'> | null = takesBack
    ? null
    : { class: kind === 'protect' ? chosen : 'ordinary', reason: reason.trim() };
  const done = takesBack ? words.takenBack : words[kind].done;
  return (
    <ModalForm
      confirm={takesBack ? words.takeBack : words.protect.confirm}
      testId={`class-${field.name}`}
      ready={() => {
        setAsked(true);
        return isFine;
      }}
      send={() => edit((content) => withClass(content, field, change))}
      onSent={() => {
        close();
        host.toast('success', done(label), words.savedText);
      }}
      onCancel={onBack}
    >
      {!takesBack && <Text>{words[kind].text}</Text>}
      {takesBack && <Text>{revealHidden(classChange?.reason ?? '')}</Text>}
      {kind === 'protect' && (
        <ToggleGroup
          toggleType="radioButtonList"
          name="class-kind"
          testId="class-kind"
          label={words.protect.kind}
          value={chosen}
          options={protecting.map((value) => ({ value, label: words.protect.kinds[value] }))}
          onChange={(value) => setChosen(protecting.find((one) => one === value) ?? 'legal')}
        />
      )}
      {!takesBack && (
        <TextArea
          label={words.protect.reason}
          name="class-reason"
          testId="class-reason"
          description={words.protect.reasonHelp}
          required={true}
          value={reason}
          maxLength={300}
          onInput={setReason}
          onChange={setReason}
          {...(asked && !isFine ? { error: true, validationMessage: words.protect.reasonMissing } : {})}
        />
      )}
    </ModalForm>
  );
}
