import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { VersionDialog } from './VersionDialog.tsx';

const words = publishStrings.history;

/** Opens one version: what it says, its text, and the way back to it. */
export function VersionButton(props: PolicyProps & { version: number }) {
  const title = words.number(props.version);
  return (
    <ModalButton
      host={props.host}
      id={`version-${props.version}`}
      act={words.open}
      icon="view"
      label={title}
      title={title}
      variant="transparent"
      wide={true}
    >
      {(close) => <VersionDialog {...props} close={close} />}
    </ModalButton>
  );
}
