import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { type RoleRule, removeRule } from '#ui/core/people-api.ts';
import { peopleStrings as words } from '#ui/core/people-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ModalButton } from '../ModalButton.tsx';
import { ModalForm } from '../ModalForm.tsx';
import { When } from '../When.tsx';
import { AddRuleForm } from './AddRuleForm.tsx';
import type { PeopleProps } from './people-props.ts';

/** Which groups of the CRM give a role by themselves. */
export function RoleRules(props: PeopleProps) {
  const { host, reply } = props;
  const { rules, groupWord, abilities } = reply;
  return (
    <Flex direction="column" gap="small" testId="rules">
      <Heading>{words.rulesTitle(groupWord)}</Heading>
      <Text variant="microcopy">{words.rulesText(groupWord)}</Text>
      {rules.length === 0 ? <Text>{words.noRules(groupWord)}</Text> : <RulesTable {...props} />}
      {abilities.manage && (
        <Flex direction="row">
          <ModalButton
            host={host}
            id="add-rule"
            act={words.addRule}
            icon="add"
            title={words.addRuleTitle(groupWord)}
            size="sm"
          >
            {(close) => <AddRuleForm {...props} close={close} />}
          </ModalButton>
        </Flex>
      )}
    </Flex>
  );
}

function RulesTable(props: PeopleProps) {
  const { reply, display, now } = props;
  const { manage } = reply.abilities;
  return (
    <Table density="condensed" testId="rules-table">
      <TableHead>
        <TableRow>
          <TableHeader>{words.group(reply.groupWord)}</TableHeader>
          <TableHeader>{words.role}</TableHeader>
          <TableHeader>{words.addedBy}</TableHeader>
          <TableHeader>{words.added}</TableHeader>
          {manage && <TableHeader>{words.actions}</TableHeader>}
        </TableRow>
      </TableHead>
      <TableBody>
        {reply.rules.map((rule) => (
          <TableRow key={rule.id} testId={`rule-${rule.id}`}>
            <TableCell>{revealHidden(rule.groupName)}</TableCell>
            <TableCell>{words.roles[rule.role]}</TableCell>
            <TableCell>{revealHidden(rule.addedBy)}</TableCell>
            <TableCell>
              <When at={rule.addedAt} now={now} display={display} />
            </TableCell>
            {manage && (
              <TableCell>
                <RemoveRule {...props} rule={rule} />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function RemoveRule({ host, rule, onChanged }: PeopleProps & { rule: RoleRule }) {
  const group = revealHidden(rule.groupName);
  const id = `remove-${rule.id}`;
  return (
    <ModalButton
      host={host}
      id={id}
      act={words.removeRule}
      label={group}
      icon="delete"
      title={words.removeRuleTitle(group)}
      variant="transparent"
    >
      {(close) => (
        <ModalForm
          confirm={words.removeRuleConfirm}
          testId={id}
          send={() => removeRule(host, rule.id)}
          onSent={() => {
            close();
            host.toast('success', words.ruleRemovedTitle, words.ruleRemovedText(group));
            void onChanged();
          }}
          onCancel={close}
        >
          <Text>{words.removeRuleText}</Text>
        </ModalForm>
      )}
    </ModalButton>
  );
}
