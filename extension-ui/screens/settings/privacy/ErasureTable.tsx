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
import { privacyStrings as words } from '#ui/core/privacy-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { When } from '../When.tsx';
import type { PrivacyProps } from './privacy-props.ts';

/** What was erased of late; the log has all of it. */
export function ErasureTable({ privacy, display, now }: PrivacyProps) {
  const { erasures } = privacy;
  return (
    <Flex direction="column" gap="small" testId="erasures">
      <Heading>{words.latestTitle}</Heading>
      {erasures.length === 0 && <Text>{words.latestNone}</Text>}
      {erasures.length > 0 && (
        <Table density="condensed">
          <TableHead>
            <TableRow>
              <TableHeader>{words.when}</TableHeader>
              <TableHeader>{words.reason}</TableHeader>
              <TableHeader>{words.by}</TableHeader>
              <TableHeader>{words.record}</TableHeader>
              <TableHeader>{words.erased}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {erasures.map(({ at, by, reason, record, suggestions, sources }) => (
              <TableRow key={`${at}/${record?.objectType}/${record?.recordId}`}>
                <TableCell>
                  <When at={at} now={now} display={display} />
                </TableCell>
                <TableCell>{words.reasons[reason]}</TableCell>
                <TableCell>{revealHidden(by)}</TableCell>
                <TableCell>{record === null ? words.many : `${record.objectType} ${record.recordId}`}</TableCell>
                <TableCell>{words.counts(suggestions, sources)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Flex>
  );
}
