import { Checkbox, Table, TableBody, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { type FieldRow, keyOf } from '#ui/core/field-rows.ts';
import { fieldStrings as words } from '#ui/core/field-strings.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { FieldTableRow } from './FieldTableRow.tsx';

const pageSize = 25;

interface Props extends PolicyProps {
  rows: readonly FieldRow[];
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
}

/** The rows of one page; what is selected stays selected on the others. */
export function FieldTable(props: Props) {
  const { rows, selected, onSelected, reply } = props;
  const [page, setPage] = useState(1);
  const shown = rows.slice((page - 1) * pageSize, page * pageSize);
  const free = shown.filter(({ locked }) => !locked).map(({ field }) => keyOf(field));
  const isWhole = free.length > 0 && free.every((key) => selected.has(key));
  const toggleAll = () => {
    const others = [...selected].filter((key) => !free.includes(key));
    onSelected(new Set(isWhole ? others : [...others, ...free]));
  };
  const toggle = (key: string) => {
    onSelected(new Set(selected.has(key) ? [...selected].filter((one) => one !== key) : [...selected, key]));
  };
  const { columns } = words;
  return (
    <Table
      density="condensed"
      testId="field-table"
      paginated={rows.length > pageSize}
      pageCount={Math.ceil(rows.length / pageSize)}
      page={page}
      onPageChange={setPage}
    >
      <TableHead>
        <TableRow>
          {reply.mayPublish && (
            <TableHeader width="min">
              <Checkbox
                name="select-all"
                aria-label={words.selectAll}
                checked={isWhole}
                onChange={toggleAll}
                testId="select-all"
              />
            </TableHeader>
          )}
          <TableHeader>{columns.field}</TableHeader>
          <TableHeader>{columns.class}</TableHeader>
          <TableHeader>{columns.may}</TableHeader>
          <TableHeader>{columns.asked}</TableHeader>
          <TableHeader>{columns.details}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {shown.map((row) => (
          <FieldTableRow
            key={keyOf(row.field)}
            {...props}
            row={row}
            isSelected={selected.has(keyOf(row.field))}
            onToggle={() => toggle(keyOf(row.field))}
          />
        ))}
      </TableBody>
    </Table>
  );
}
