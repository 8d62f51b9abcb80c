import { Alert, NumberInput } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { setRetention } from '#ui/core/privacy-api.ts';
import { privacyStrings as words } from '#ui/core/privacy-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { PrivacyProps } from './privacy-props.ts';

const [daysMin, daysMax] = [30, 3_650];

/** Changes how long texts and values are kept, and says what a shorter time means. */
export function RetentionButton(props: PrivacyProps) {
  return (
    <ModalButton host={props.host} id="retention" act={words.change} icon="edit" title={words.changeTitle} size="sm">
      {(close) => <RetentionForm {...props} close={close} />}
    </ModalButton>
  );
}

function RetentionForm({ host, privacy, onChanged, close }: PrivacyProps & { close: () => void }) {
  const [days, setDays] = useState(privacy.retentionDays);
  const [asked, setAsked] = useState(false);
  const isFine = Number.isInteger(days) && days >= daysMin && days <= daysMax;
  const take = (value: number) => setDays(value);
  return (
    <ModalForm
      confirm={words.changeConfirm}
      variant={isFine && days < privacy.retentionDays ? 'destructive' : 'primary'}
      testId="retention"
      ready={() => {
        setAsked(true);
        return isFine;
      }}
      send={() => setRetention(host, days)}
      onSent={() => {
        close();
        host.toast('success', words.changedTitle, words.changedText(days));
        void onChanged();
      }}
      onCancel={close}
    >
      <NumberInput
        label={words.changeLabel}
        name="retention-days"
        testId="retention-days"
        description={words.changeHelp}
        value={days}
        {...(asked && !isFine ? { error: true, validationMessage: words.changeWrong } : {})}
        onInput={take}
        onChange={take}
      />
      {isFine && days < privacy.retentionDays && (
        <Alert title={words.shorterTitle} variant="warning" testId="retention-shorter">
          {words.shorter(days)}
        </Alert>
      )}
    </ModalForm>
  );
}
