import {
  Button,
  Flex,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { PoliciesReply } from '#contract/policy.ts';
import { publishStrings } from '#ui/core/publish-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { PolicyProps } from '../policy/policy-props.ts';
import { When } from '../When.tsx';
import { CompareButton } from './CompareButton.tsx';
import { VersionButton } from './VersionButton.tsx';

const words = publishStrings.history;
const shownAtFirst = 10;

/** The versions, newest first; before the first of them nothing was allowed. */
export function HistoryTable(props: PolicyProps & { versions: PoliciesReply['policies'] }) {
  const { versions, reply } = props;
  const [showsAll, setShowsAll] = useState(false);
  if (versions.length === 0) return <Text testId="no-versions">{words.none}</Text>;
  const shown = showsAll ? versions : versions.slice(0, shownAtFirst);
  return (
    <Flex direction="column" gap="small">
      <Table density="condensed" testId="history-table">
        <TableHead>
          <TableRow>
            <TableHeader>{words.version}</TableHeader>
            <TableHeader>{words.when}</TableHeader>
            <TableHeader>{words.by}</TableHeader>
            <TableHeader>{words.note}</TableHeader>
            <TableHeader>{words.actions}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((version) => (
            <VersionRow key={version.version} {...props} version={version} />
          ))}
          {shown.length === versions.length && (
            <TableRow>
              <TableCell>0</TableCell>
              <TableCell>–</TableCell>
              <TableCell>–</TableCell>
              <TableCell>{words.zeroWhy}</TableCell>
              <TableCell>{reply.mayPublish && <VersionButton {...props} version={0} />}</TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
      {shown.length < versions.length && (
        <Flex direction="row">
          <Button variant="transparent" size="sm" onClick={() => setShowsAll(true)} testId="more-versions">
            {words.more(versions.length - shown.length)}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function VersionRow(
  props: PolicyProps & { versions: PoliciesReply['policies']; version: PoliciesReply['policies'][number] },
) {
  const { reply, display, now } = props;
  const { version, publishedAt, publishedBy, approvedBy, note } = props.version;
  return (
    <TableRow>
      <TableCell>
        <Flex direction="row" gap="small" align="center">
          <Text>{version}</Text>
          {version === reply.version && <StatusTag variant="success">{words.inForce}</StatusTag>}
        </Flex>
      </TableCell>
      <TableCell>
        <When at={publishedAt} now={now} display={display} />
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="flush">
          <Text>{revealHidden(publishedBy)}</Text>
          {approvedBy !== null && <Text variant="microcopy">{words.approved(revealHidden(approvedBy))}</Text>}
        </Flex>
      </TableCell>
      <TableCell>{revealHidden(note)}</TableCell>
      <TableCell>
        <Flex direction="row" gap="small">
          <VersionButton {...props} version={version} />
          <CompareButton {...props} version={version} />
        </Flex>
      </TableCell>
    </TableRow>
  );
}
