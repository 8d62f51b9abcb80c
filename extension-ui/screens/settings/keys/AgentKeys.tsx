import { Alert, Button, Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import { fetchAgentKeys } from '#ui/core/agent-keys-api.ts';
import type { Host } from '#ui/core/host.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';
import { IssueKeyButton } from './IssueKeyButton.tsx';
import { KeyTable } from './KeyTable.tsx';
import type { KeyProps } from './key-props.ts';

type Props = Pick<KeyProps, 'host' | 'allowlist' | 'display'> & { agentId: string };

export function AgentKeys({ host, agentId, allowlist, display }: Props) {
  const read = useCallback((of: Host) => fetchAgentKeys(of, agentId), [agentId]);
  const { state, reload } = useLoaded(host, read);
  if (state.status === 'loading') return <LoadingSpinner label={words.keysLoading} showLabel={true} />;
  if (state.status === 'failed') {
    return (
      <Flex direction="column" gap="small" align="start">
        <Alert title={words.keysFailed} variant="warning" testId="keys-failed">
          {troubleText(state.problem)}
        </Alert>
        <Button size="xs" onClick={() => void reload()} testId="keys-again">
          {words.tryAgain}
        </Button>
      </Flex>
    );
  }
  return <Keys {...{ host, allowlist, display }} reply={state.value} now={state.at} onChanged={reload} />;
}

function Keys(props: KeyProps) {
  const { keys, abilities } = props.reply;
  const [showsEnded, setShowsEnded] = useState(false);
  const inForce = keys.filter(({ state }) => state === 'in_force');
  const ended = keys.length - inForce.length;
  const shown = showsEnded ? keys : inForce;
  return (
    <Flex direction="column" gap="small">
      {inForce.length === 0 && <Text testId="no-keys">{words.noKeys}</Text>}
      {shown.length > 0 && <KeyTable {...props} keys={shown} />}
      <Flex direction="row" gap="small" wrap={true}>
        {abilities.manage && <IssueKeyButton {...props} />}
        {ended > 0 && (
          <Button variant="transparent" size="sm" onClick={() => setShowsEnded(!showsEnded)} testId="ended-keys">
            {showsEnded ? words.hideEnded : words.showEnded(ended)}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
