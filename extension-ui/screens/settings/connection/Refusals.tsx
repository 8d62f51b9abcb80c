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
import { connectionStrings as words } from '#ui/core/connection-strings.ts';
import { When } from '../When.tsx';
import type { ConnectionProps } from './connection-props.ts';

/** Requests that claimed to come from the account and proved nothing, and why. */
export function Refusals({ health, display, now }: ConnectionProps) {
  const { refusals } = health;
  return (
    <Flex direction="column" gap="small" testId="refusals">
      <Flex direction="column" gap="flush">
        <Heading>{words.refusalsTitle}</Heading>
        <Text variant="microcopy">{words.refusalsText}</Text>
      </Flex>
      {refusals.length === 0 && <Text>{words.noRefusals}</Text>}
      {refusals.length > 0 && (
        <Table density="condensed">
          <TableHead>
            <TableRow>
              <TableHeader>{words.refusalWhy}</TableHeader>
              <TableHeader align="right">{words.refusalTimes}</TableHeader>
              <TableHeader>{words.refusalLast}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {refusals.map(({ reason, explanation, times, lastAt }) => (
              <TableRow key={reason}>
                <TableCell>{explanation}</TableCell>
                <TableCell align="right">{times}</TableCell>
                <TableCell>
                  <When at={lastAt} now={now} display={display} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Flex>
  );
}
