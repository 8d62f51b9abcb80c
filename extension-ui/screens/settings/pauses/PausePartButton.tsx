import type { Host } from '#ui/core/host.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { PausePartForm } from './PausePartForm.tsx';

const words = settingsStrings.pauses;

/** Holds a part of the work, where holding everything would be too much. */
export function PausePartButton({ host, onChanged }: { host: Host; onChanged: () => Promise<void> }) {
  return (
    <ModalButton host={host} id="pause-part" act={words.pausePart} icon="block" title={words.pausePartTitle} size="sm">
      {(close) => <PausePartForm host={host} onChanged={onChanged} close={close} />}
    </ModalButton>
  );
}
