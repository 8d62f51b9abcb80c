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
import type { WirePolicyContent } from '#contract/policy.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { ruleStrings } from '#ui/core/rule-strings.ts';
import { ModalButton } from '../ModalButton.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { CaseForm } from './CaseForm.tsx';
import { RemoveButton } from './RemoveButton.tsx';

const words = ruleStrings.cases;

/** The changes that the draft must judge as told. */
export function CaseList(props: PolicyProps) {
  const { host, reply, content } = props;
  const { cases } = content;
  return (
    <Flex direction="column" gap="small" testId="case-list">
      <Flex direction="row" justify="between" align="center" gap="small">
        <Heading>{words.title}</Heading>
        {reply.mayPublish && (
          <ModalButton host={host} id="add-case" act={words.add} icon="add" title={words.add}>
            {(close) => <CaseForm {...props} close={close} />}
          </ModalButton>
        )}
      </Flex>
      <Text variant="microcopy">{words.intro}</Text>
      {cases.length === 0 && <Text testId="no-cases">{words.none}</Text>}
      {cases.length > 0 && (
        <Table density="condensed" testId="cases-table">
          <TableHead>
            <TableRow>
              <TableHeader>{words.name}</TableHeader>
              <TableHeader>{words.change}</TableHeader>
              <TableHeader>{words.expect}</TableHeader>
              {reply.mayPublish && <TableHeader>{words.actions}</TableHeader>}
            </TableRow>
          </TableHead>
          <TableBody>
            {cases.map((one, index) => (
              <CaseRow key={`${one.title}/${one.field}/${one.proposed}`} {...props} one={one} index={index} />
            ))}
          </TableBody>
        </Table>
      )}
    </Flex>
  );
}

function CaseRow(props: PolicyProps & { one: WirePolicyContent['cases'][number]; index: number }) {
  const { host, reply, edit, one, index } = props;
  const title = revealHidden(one.title);
  const remove = () => edit((now) => ({ ...now, cases: now.cases.filter((_, at) => at !== index) }));
  return (
    <TableRow>
      <TableCell>{title}</TableCell>
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text>{`${valueWords(one.current)} → ${valueWords(one.proposed)}`}</Text>
          <Text variant="microcopy">{`${one.objectType}.${one.field}`}</Text>
        </Flex>
      </TableCell>
      <TableCell>{words.expectations[one.expect]}</TableCell>
      {reply.mayPublish && (
        <TableCell>
          <RemoveButton
            host={host}
            id={`remove-case-${index}`}
            label={title}
            title={words.removeTitle(title)}
            text={words.removeText}
            confirm={words.removeConfirm}
            remove={remove}
          />
        </TableCell>
      )}
    </TableRow>
  );
}

function valueWords(value: string | null): string {
  return value === null ? words.emptied : revealHidden(value);
}
