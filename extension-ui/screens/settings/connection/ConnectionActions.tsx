import { Alert, Button, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { Loaded } from '#ui/core/api.ts';
import { type CheckResult, checkConnection } from '#ui/core/connection-api.ts';
import { connectionStrings as words } from '#ui/core/connection-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { troubleText } from '../trouble-text.ts';
import type { ConnectionProps } from './connection-props.ts';
import { DisconnectButton } from './DisconnectButton.tsx';

/** Check now, connect again, disconnect. */
export function ConnectionActions(props: ConnectionProps) {
  const { host, health, onChanged } = props;
  const { account, crmName, connectUrl } = health;
  const [checking, setChecking] = useState(false);
  const [checked, setChecked] = useState<Loaded<CheckResult> | null>(null);
  const check = async () => {
    if (checking) return;
    setChecking(true);
    setChecked(await checkConnection(host));
    setChecking(false);
    void onChanged();
  };
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" gap="small" wrap={true}>
        {account !== null && (
          <LoadingButton size="sm" variant="primary" loading={checking} onClick={() => void check()} testId="check">
            {words.check}
          </LoadingButton>
        )}
        <Button
          size="sm"
          variant={account === null ? 'primary' : 'secondary'}
          href={{ url: connectUrl, external: true }}
          testId="connect"
        >
          {account === null ? words.connect(crmName) : words.connectAgain}
        </Button>
        {account !== null && <DisconnectButton {...props} accountId={account.id} />}
      </Flex>
      {checked !== null && <Checked result={checked} />}
      <Text variant="microcopy">{words.connectText(crmName)}</Text>
    </Flex>
  );
}

function Checked({ result }: { result: Loaded<CheckResult> }) {
  const well = result.ok && result.value.ok;
  const text = result.ok
    ? well
      ? words.checkedWell(revealHidden(result.value.message), result.value.tookMs)
      : revealHidden(result.value.message)
    : troubleText(result.problem);
  return (
    <Alert
      title={well ? words.checkedTitle : words.checkFailedTitle}
      variant={well ? 'success' : 'danger'}
      testId="checked"
    >
      {text}
    </Alert>
  );
}
