import type { PoliciesReply } from '#contract/policy.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { CompareDialog } from './CompareDialog.tsx';

const words = publishStrings.compare;

/** Opens what is different between this version and another. */
export function CompareButton(props: PolicyProps & { version: number; versions: PoliciesReply['policies'] }) {
  const { host, version, versions, display } = props;
  return (
    <ModalButton
      host={host}
      id={`compare-${version}`}
      act={words.act}
      icon="replace"
      label={publishStrings.history.number(version)}
      title={words.title(version)}
      variant="transparent"
      wide={true}
    >
      {(close) => <CompareDialog host={host} version={version} versions={versions} display={display} onClose={close} />}
    </ModalButton>
  );
}
