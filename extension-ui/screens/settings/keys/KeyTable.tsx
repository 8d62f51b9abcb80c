import {
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
import type { AgentKeyView } from '#contract/agent-key.ts';
import type { KeyScope } from '#ui/core/agent-keys-api.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';
import { When } from '../When.tsx';
import type { KeyProps } from './key-props.ts';
import { RevokeKeyButton } from './RevokeKeyButton.tsx';
import { RotateKeyButton } from './RotateKeyButton.tsx';

/** Whoever looks after an agent has this long to move it over. */
const soonMs = 14 * 86_400_000;

const usesInAll = Object.keys(words.uses).length;

export function KeyTable({ keys, ...props }: KeyProps & { keys: readonly AgentKeyView[] }) {
  const { manage } = props.reply.abilities;
  return (
    <Table density="condensed" testId="keys-table">
      <TableHead>
        <TableRow>
          <TableHeader>{words.state}</TableHeader>
          <TableHeader>{words.created}</TableHeader>
          <TableHeader>{words.ends}</TableHeader>
          <TableHeader>{words.lastUsed}</TableHeader>
          <TableHeader>{words.reach}</TableHeader>
          {manage && <TableHeader>{words.actions}</TableHeader>}
        </TableRow>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <KeyCells key={key.id} {...props} agentKey={key} />
        ))}
      </TableBody>
    </Table>
  );
}

function KeyCells({ agentKey: key, ...props }: KeyProps & { agentKey: AgentKeyView }) {
  const { reply, display, now } = props;
  const when = (at: string) => <When at={at} now={now} display={display} />;
  return (
    <TableRow testId={`key-${key.id}`}>
      <TableCell width="min">
        <KeyState agentKey={key} reply={reply} now={now} />
      </TableCell>
      <TableCell>{when(key.createdAt)}</TableCell>
      <TableCell>{when(key.revokedAt ?? key.expiresAt)}</TableCell>
      <TableCell>{key.lastUsedAt === null ? words.never : when(key.lastUsedAt)}</TableCell>
      <TableCell>
        {reachLines(key).map((line) => (
          <Text key={line}>{line}</Text>
        ))}
      </TableCell>
      {reply.abilities.manage && (
        <TableCell>
          {key.state === 'in_force' && (
            <Flex direction="row" gap="extra-small" wrap={true}>
              <RotateKeyButton {...props} agentKey={key} label={keyName(key, props)} />
              <RevokeKeyButton {...props} agentKey={key} label={keyName(key, props)} />
            </Flex>
          )}
        </TableCell>
      )}
    </TableRow>
  );
}

function KeyState(props: { agentKey: AgentKeyView; reply: KeyProps['reply']; now: Date }) {
  const { agentKey: key, reply, now } = props;
  if (key.state === 'revoked') return <StatusTag variant="danger">{words.states.revoked}</StatusTag>;
  if (key.state === 'expired') return <StatusTag variant="default">{words.states.expired}</StatusTag>;
  if (reply.keys.some(({ replaces, state }) => replaces === key.id && state === 'in_force')) {
    return <StatusTag variant="info">{words.states.replaced}</StatusTag>;
  }
  const endsSoon = Date.parse(key.expiresAt) - now.getTime() < soonMs;
  return endsSoon ? (
    <StatusTag variant="warning">{words.states.endsSoon}</StatusTag>
  ) : (
    <StatusTag variant="success">{words.states.in_force}</StatusTag>
  );
}

function keyName({ createdAt }: AgentKeyView, { display }: KeyProps): string {
  return words.keyOf(formatInstant(createdAt, display) ?? createdAt);
}

function reachLines({ scopes, may }: AgentKeyView): string[] {
  const uses = may.length === usesInAll ? [] : [may.map((use) => words.uses[use]).join(', ')];
  const lines = [...(scopes ?? []).map(scopeLine), ...uses];
  return lines.length === 0 ? [words.everything] : lines;
}

function scopeLine({ objectType, fields }: KeyScope): string {
  return fields === null ? words.allFields(objectType) : words.someFields(objectType, fields);
}
