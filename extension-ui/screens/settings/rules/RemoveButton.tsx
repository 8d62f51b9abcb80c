import { Text } from '@hubspot/ui-extensions';
import type { Host } from '#ui/core/host.ts';
import type { LoadProblem } from '#ui/core/load-problem.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';

/** Takes a rule or a test case out of the draft, after a question. */
export function RemoveButton(props: {
  host: Host;
  id: string;
  label: string;
  title: string;
  text: string;
  confirm: string;
  remove: () => Promise<LoadProblem | null>;
}) {
  const { host, id, label, title, text, confirm, remove } = props;
  return (
    <ModalButton
      host={host}
      id={id}
      act={words.remove}
      label={label}
      icon="delete"
      title={title}
      variant="transparent"
      dangerous={true}
    >
      {(close) => (
        <ModalForm confirm={confirm} variant="destructive" testId={id} send={remove} onSent={close} onCancel={close}>
          <Text>{text}</Text>
        </ModalForm>
      )}
    </ModalButton>
  );
}
