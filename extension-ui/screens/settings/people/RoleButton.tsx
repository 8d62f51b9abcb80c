import { Alert, ToggleGroup } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { type PersonRow, type Role, setRole } from '#ui/core/people-api.ts';
import { peopleStrings as words } from '#ui/core/people-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import type { PeopleProps } from './people-props.ts';

type Props = PeopleProps & { person: PersonRow };

const byGroups = 'groups';
type Choice = Role | typeof byGroups;

const roles: readonly Role[] = ['rep', 'sales_ops', 'admin', 'auditor'];

/** Gives somebody a role by name, or leaves it to the groups of the CRM. */
export function RoleButton(props: Props) {
  const { host, person } = props;
  const name = revealHidden(person.name);
  return (
    <ModalButton
      host={host}
      id={`role-${person.id}`}
      act={words.change}
      label={name}
      icon="edit"
      title={words.changeTitle(name)}
    >
      {(close) => <RoleForm {...props} close={close} />}
    </ModalButton>
  );
}

function RoleForm({ host, person, reply, onChanged, close }: Props & { close: () => void }) {
  const { groupWord } = reply;
  const before: Choice = person.roleFrom === 'person' ? person.role : byGroups;
  const [choice, setChoice] = useState<Choice>(before);
  const sent = () => {
    const name = revealHidden(person.name);
    const text =
      choice === byGroups ? words.changedToGroups(name, groupWord) : words.changedText(name, words.roles[choice]);
    close();
    host.toast('success', words.changedTitle, text);
    void onChanged();
  };
  return (
    <ModalForm
      confirm={words.changeConfirm}
      testId={`role-${person.id}`}
      send={() => setRole(host, person.id, choice === byGroups ? null : choice)}
      onSent={sent}
      onCancel={close}
    >
      <ToggleGroup
        toggleType="radioButtonList"
        name="role"
        label={words.changeLegend}
        testId="role-choice"
        value={choice}
        onChange={(value) => setChoice(value as Choice)}
        options={[
          ...roles.map((role) => ({ value: role, label: words.roles[role], description: words.rights[role] })),
          { value: byGroups, label: words.byGroups(groupWord), description: words.byGroupsText(groupWord) },
        ]}
      />
      {person.isYou && choice !== before && choice !== 'admin' && (
        <Alert title={words.changeOfYou} variant="warning" testId="role-of-you" />
      )}
    </ModalForm>
  );
}
