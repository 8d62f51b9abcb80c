import { Flex, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Tag, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SuggestedField } from '#ui/core/access-api.ts';
import { accessStrings as words } from '#ui/core/access-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

const perPage = 25;

/** The fields of one agent, with what each needs and what a change of it starts. */
export function FieldTable({ fields }: { fields: readonly SuggestedField[] }) {
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(fields.length / perPage));
  const shownPage = Math.min(page, pages);
  const shown = fields.slice((shownPage - 1) * perPage, shownPage * perPage);
  const paging =
    pages > 1 ? { paginated: true as const, pageCount: pages, page: shownPage, onPageChange: setPage } : {};
  return (
    <Table density="condensed" {...paging}>
      <TableHead>
        <TableRow>
          <TableHeader>{words.object}</TableHeader>
          <TableHeader>{words.field}</TableHeader>
          <TableHeader>{words.needs}</TableHeader>
          <TableHeader>{words.customerSees}</TableHeader>
          <TableHeader>{words.hardToUndo}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {shown.map((field) => (
          <TableRow key={`${field.objectType}.${field.name}`}>
            <TableCell>{field.objectType}</TableCell>
            <TableCell>
              <Text>{revealHidden(field.label)}</Text>
              <Text variant="microcopy">{field.name}</Text>
            </TableCell>
            <TableCell>
              <Flex direction="row" gap="extra-small" wrap={true}>
                <Text>{words.standings[field.standing]}</Text>
                {field.sensitive && <Tag variant="warning">{words.sensitive}</Tag>}
                {field.paused && <Tag>{words.paused}</Tag>}
              </Flex>
            </TableCell>
            <TableCell>{field.customerSees ?? words.notKnown}</TableCell>
            <TableCell>{field.hardToUndo ?? words.notKnown}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
