import { Alert, Flex, LoadingButton, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { LoadFailure } from '../review/LoadFailure.tsx';
import type { LoadedState } from './use-loaded.ts';

interface PartWords {
  readonly intro: string;
  readonly loading: string;
  readonly failedTitle: string;
  readonly forbiddenTitle: string;
  readonly forbiddenText: string;
}

/** One part of the settings around what the server answered: loading, refused, broken, stale, or drawn. */
export function Part<T>(props: {
  words: PartWords;
  state: LoadedState<T>;
  reload: () => Promise<void>;
  testId: string;
  /** Stands inside another part, whose marks are taken. */
  inner?: boolean;
  children: (value: T, at: Date) => ReactNode;
}) {
  const { words, state, reload, testId, inner = false, children } = props;
  const mark = (name: string) => (inner ? `${testId}-${name}` : name);
  if (state.status === 'loading') {
    return <LoadingSpinner label={words.loading} showLabel={true} layout="centered" testId={mark('loading')} />;
  }
  if (state.status === 'failed') {
    const { failedTitle, forbiddenTitle, forbiddenText } = words;
    const failureWords = {
      offline: { text: settingsStrings.offlineText },
      broken: { title: failedTitle },
      missing: { title: failedTitle },
      forbidden: { title: forbiddenTitle, text: forbiddenText },
    };
    return <LoadFailure words={failureWords} problem={state.problem} retrying={false} onRetry={() => void reload()} />;
  }
  return (
    <Flex direction="column" gap="medium" testId={testId}>
      <Flex direction="row" justify="between" align="start" gap="small">
        <Text>{words.intro}</Text>
        <LoadingButton size="xs" loading={state.refreshing} onClick={() => void reload()} testId={mark('refresh')}>
          {settingsStrings.refresh}
        </LoadingButton>
      </Flex>
      {state.stale !== null && (
        <Alert title={settingsStrings.staleTitle} variant="warning" testId={mark('stale')}>
          {state.stale.message ?? settingsStrings.staleText}
        </Alert>
      )}
      {children(state.value, state.at)}
    </Flex>
  );
}
