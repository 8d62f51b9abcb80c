import {
  Checkbox,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import { useLog } from '../event-log.ts';

const rows = [
  ['Close date', '24 March 2026', 'success', 'Applied'],
  ['Amount', '€48,000.00', 'warning', 'Pending'],
  ['Billing terms', 'Net 60', 'danger', 'Blocked'],
] as const;

export function Tables() {
  const log = useLog();
  const [sort, setSort] = useState<'ascending' | 'descending' | 'none'>('none');
  return (
    <>
      <Table paginated={true} pageCount={12} onPageChange={log('page')} density="condensed" showFirstLastButtons={true}>
        <TableHead>
          <TableRow>
            <TableHeader width="min">
              <Checkbox aria-label="Select all" />
            </TableHeader>
            <TableHeader
              sortDirection={sort}
              onSortChange={(direction) => {
                setSort(direction);
                log('sort')(direction);
              }}
            >
              Field
            </TableHeader>
            <TableHeader align="right">Value</TableHeader>
            <TableHeader>State</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(([field, value, variant, state]) => (
            <TableRow key={field}>
              <TableCell width="min">
                <Checkbox aria-label={`Select ${field}`} />
              </TableCell>
              <TableCell>{field}</TableCell>
              <TableCell align="right">{value}</TableCell>
              <TableCell>
                <StatusTag variant={variant}>{state}</StatusTag>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow>
            <TableCell colSpan={4}>3 of 36</TableCell>
          </TableRow>
        </TableFooter>
      </Table>
      <Table flush={true} bordered={false} density="compact">
        <TableBody>
          <TableRow>
            <TableCell width={600}>
              <Text>A cell that is wider than its room and therefore scrolls sideways</Text>
            </TableCell>
            <TableCell width={300}>Right</TableCell>
          </TableRow>
        </TableBody>
      </Table>
    </>
  );
}
