import { Checkbox, Flex, Icon, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { lineText } from '#ui/core/field-line-text.ts';
import type { FieldRow } from '#ui/core/field-rows.ts';
import { fieldStrings as words } from '#ui/core/field-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { FieldDetails } from './FieldDetails.tsx';

interface Props extends PolicyProps {
  row: FieldRow;
  isSelected: boolean;
  onToggle: () => void;
}

/** One field: what the CRM says of it and what agents may do with it. */
export function FieldTableRow(props: Props) {
  const { row, isSelected, onToggle, reply } = props;
  const { field, locked } = row;
  const label = revealHidden(field.label);
  return (
    <TableRow>
      {reply.mayPublish && (
        <TableCell width="min">
          {locked ? (
            <Icon name="locked" size="sm" screenReaderText={words.locked} />
          ) : (
            <Checkbox
              name={`select-${field.name}`}
              aria-label={words.selectRow(label)}
              checked={isSelected}
              onChange={onToggle}
              testId={`select-${field.name}`}
            />
          )}
        </TableCell>
      )}
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text>{label}</Text>
          <Text variant="microcopy">{`${field.name} · ${field.type}`}</Text>
        </Flex>
      </TableCell>
      <TableCell>
        <StatusTag variant={locked ? 'danger' : field.class === 'sensitive' ? 'warning' : 'default'}>
          {words.classes[row.classChange?.class ?? field.class]}
        </StatusTag>
      </TableCell>
      <TableCell>
        {locked ? (
          <Text variant="microcopy">{revealHidden(row.classChange?.reason ?? field.classReason)}</Text>
        ) : (
          <May row={row} />
        )}
      </TableCell>
      <TableCell>{words.asked(field.asked, field.accepted)}</TableCell>
      <TableCell>
        <FieldDetails {...props} />
      </TableCell>
    </TableRow>
  );
}

function May({ row }: { row: FieldRow }) {
  const { line, lineInForce, field } = row;
  const differs = lineText(line) !== lineText(lineInForce);
  return (
    <Flex direction="column" gap="flush">
      <Text>{lineText(line)}</Text>
      {differs && <Text variant="microcopy">{words.before(lineText(lineInForce))}</Text>}
      {field.switchedOff !== null && <Text variant="microcopy">{revealHidden(field.switchedOff)}</Text>}
    </Flex>
  );
}
