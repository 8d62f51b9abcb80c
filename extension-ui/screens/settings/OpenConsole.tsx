import { Alert, Button, Flex, Icon, LoadingButton } from '@hubspot/ui-extensions';
import { useEffect, useState } from 'react';
import { fetchHandover } from '#ui/core/handover-api.ts';
import type { Host } from '#ui/core/host.ts';
import { settingsStrings as words } from '#ui/core/settings-strings.ts';
import { troubleText } from './trouble-text.ts';

/** The address is good for a minute; one that is too old would greet the person with a refusal. */
const offeredMs = 50_000;

type State =
  | { readonly status: 'idle' | 'asking' }
  | { readonly status: 'ready'; readonly url: string }
  | { readonly status: 'failed'; readonly message: string };

/**
 * The way from a page of the CRM to the console, signed in. A page in a worker cannot open a window after an answer, so
 * the button turns into the link, which is good once.
 */
export function OpenConsole({ host }: { host: Host }) {
  const [state, setState] = useState<State>({ status: 'idle' });
  const isReady = state.status === 'ready';
  useEffect(() => {
    if (!isReady) return;
    const timer = setTimeout(() => setState({ status: 'idle' }), offeredMs);
    return () => clearTimeout(timer);
  }, [isReady]);
  const ask = async () => {
    if (state.status === 'asking') return;
    setState({ status: 'asking' });
    const result = await fetchHandover(host);
    setState(
      result.ok
        ? { status: 'ready', url: result.value.url }
        : { status: 'failed', message: troubleText(result.problem) },
    );
  };
  if (state.status === 'ready') {
    return (
      <Button
        size="xs"
        variant="primary"
        href={{ url: state.url, external: true }}
        onClick={() => setState({ status: 'idle' })}
        testId="go-to-console"
      >
        {words.consoleReady}
      </Button>
    );
  }
  return (
    <Flex direction="column" gap="extra-small" align="end">
      <LoadingButton size="xs" loading={state.status === 'asking'} onClick={() => void ask()} testId="open-console">
        <Icon name="website" size="sm" />
        {` ${words.openConsole}`}
      </LoadingButton>
      {state.status === 'failed' && (
        <Alert title={words.consoleFailedTitle} variant="danger" testId="console-failed">
          {state.message}
        </Alert>
      )}
    </Flex>
  );
}
