import { Text, TextArea, ToggleGroup } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { type PauseScope, pauseScope } from '#ui/core/settings-api.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { ModalForm } from '../ModalForm.tsx';
import { PausePartChoice } from './PausePartChoice.tsx';
import { noPart, type PauseKind, type PausePart, pauseKinds } from './pause-part.ts';

const words = settingsStrings.pauses;

interface Props {
  host: Host;
  onChanged: () => Promise<void>;
  close: () => void;
}

/** Which part is paused, and why. */
export function PausePartForm({ host, onChanged, close }: Props) {
  const [kind, setKind] = useState<PauseKind>('agent');
  const [part, setPart] = useState<PausePart | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isFine = part !== null && reason.trim() !== '';
  const choose = (value: unknown) => {
    const found = pauseKinds.find((one) => one === value);
    if (found === undefined || found === kind) return;
    setKind(found);
    setPart(null);
  };
  return (
    <ModalForm
      confirm={words.pausePartConfirm}
      variant="destructive"
      testId="pause-part"
      ready={() => {
        setAsked(true);
        return isFine;
      }}
      send={() => pauseScope(host, scopeOf(part), reason.trim())}
      onSent={() => {
        close();
        host.toast('success', words.setPartTitle(part?.label ?? ''), words.pausePartText);
        void onChanged();
      }}
      onCancel={close}
    >
      <Text>{words.pausePartText}</Text>
      <ToggleGroup
        toggleType="radioButtonList"
        name="pause-kind"
        testId="pause-kind"
        label={words.partLegend}
        value={kind}
        options={pauseKinds.map((value) => ({ value, label: words.parts[value] }))}
        onChange={choose}
      />
      <PausePartChoice
        key={kind}
        host={host}
        kind={kind}
        part={part}
        onPart={setPart}
        isMissing={asked && part === null}
      />
      <TextArea
        label={words.reasonLabel}
        name="pause-part-reason"
        testId="pause-part-reason"
        description={words.reasonHelp}
        required={true}
        rows={2}
        maxLength={300}
        value={reason}
        onInput={setReason}
        onChange={setReason}
        {...(asked && reason.trim() === '' ? { error: true, validationMessage: words.reasonMissing } : {})}
      />
    </ModalForm>
  );
}

function scopeOf(part: PausePart | null): PauseScope {
  return part === null ? noPart : part.scope;
}
