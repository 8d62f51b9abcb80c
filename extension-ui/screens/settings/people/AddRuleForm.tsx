import { Alert, LoadingSpinner, ModalBody, Select, Text, ToggleGroup } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { addRule, fetchGroups, type Groups, type RoleRule } from '#ui/core/people-api.ts';
import { peopleStrings as words } from '#ui/core/people-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalForm } from '../ModalForm.tsx';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';
import type { PeopleProps } from './people-props.ts';

type Props = PeopleProps & { close: () => void };

/** Chooses a group of the CRM and the role that it gives. The groups are asked for when the dialog opens. */
export function AddRuleForm(props: Props) {
  const { host, reply } = props;
  const { state } = useLoaded(host, fetchGroups);
  const { groupWord } = reply;
  if (state.status === 'loading') {
    return (
      <ModalBody>
        <LoadingSpinner label={words.groupsLoading(groupWord)} showLabel={true} layout="centered" />
      </ModalBody>
    );
  }
  const failure = state.status === 'failed' ? troubleText(state.problem) : state.value.message;
  if (failure !== null) {
    return (
      <ModalBody>
        <Alert title={words.groupsFailed(groupWord)} variant="warning" testId="groups-failed">
          {failure}
        </Alert>
      </ModalBody>
    );
  }
  const groups = state.status === 'ready' ? state.value.groups : [];
  if (groups.length === 0) {
    return (
      <ModalBody>
        <Text>{words.groupsNone(groupWord)}</Text>
      </ModalBody>
    );
  }
  return <ChooseGroup {...props} groups={groups} />;
}

function ChooseGroup({ host, reply, onChanged, close, groups }: Props & { groups: Groups['groups'] }) {
  const { groupWord } = reply;
  const [groupId, setGroupId] = useState<string | null>(null);
  const [role, setRole] = useState<RoleRule['role']>('sales_ops');
  const [missing, setMissing] = useState(false);
  const ready = () => {
    setMissing(groupId === null);
    return groupId !== null;
  };
  const sent = () => {
    const name = groups.find(({ id }) => id === groupId)?.name ?? '';
    close();
    host.toast('success', words.ruleAddedTitle, words.ruleAddedText(revealHidden(name), words.roles[role]));
    void onChanged();
  };
  return (
    <ModalForm
      confirm={words.addRuleConfirm}
      testId="add-rule"
      ready={ready}
      send={() => addRule(host, groupId ?? '', role)}
      onSent={sent}
      onCancel={close}
    >
      <Select
        label={words.group(groupWord)}
        name="group"
        testId="rule-group"
        required={true}
        placeholder={words.choose}
        {...(groupId === null ? {} : { value: groupId })}
        {...(missing ? { error: true, validationMessage: words.groupMissing(groupWord) } : {})}
        onChange={(value) => {
          setGroupId(String(value));
          setMissing(false);
        }}
        options={groups.map(({ id, name }) => ({ value: id, label: revealHidden(name) }))}
      />
      <ToggleGroup
        toggleType="radioButtonList"
        name="rule-role"
        label={words.role}
        testId="rule-role"
        value={role}
        onChange={(value) => setRole(value as RoleRule['role'])}
        options={(['sales_ops', 'auditor'] as const).map((one) => ({
          value: one,
          label: words.roles[one],
          description: words.rights[one],
        }))}
      />
    </ModalForm>
  );
}
