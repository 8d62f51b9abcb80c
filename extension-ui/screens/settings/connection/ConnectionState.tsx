import { Alert, Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import { connectionStrings as words } from '#ui/core/connection-strings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import type { ConnectionProps } from './connection-props.ts';

const looks = {
  well: 'success',
  troubled: 'warning',
  lost: 'danger',
  not_connected: 'default',
  unknown: 'info',
} as const;

/** The state in one glance, and each trouble with what to do about it. */
export function ConnectionState({ health, display, now }: ConnectionProps) {
  const { state, crmName, troubles, heldUntil } = health;
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" gap="small" align="center" wrap={true} testId="connection-state">
        <StatusTag variant={looks[state]}>{words.states[state]}</StatusTag>
        <Text>{words.summaries[state](crmName)}</Text>
      </Flex>
      {troubles.map(({ kind, message }) => (
        <Alert
          key={kind}
          title={words.troubleTitles[kind]}
          variant={kind === 'access_lost' ? 'danger' : 'warning'}
          testId={`trouble-${kind}`}
        >
          {message}
        </Alert>
      ))}
      {heldUntil !== null && Date.parse(heldUntil) > now.getTime() && (
        <Alert title={words.heldTitle} variant="info" testId="held">
          {words.held(crmName, formatInstant(heldUntil, display) ?? heldUntil)}
        </Alert>
      )}
    </Flex>
  );
}
