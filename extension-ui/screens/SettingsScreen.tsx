import { Divider, Flex, Heading, LoadingButton, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { settingsStrings as words } from '#ui/core/settings-strings.ts';
import { CardBoundary } from './review/CardBoundary.tsx';
import { LoadFailure } from './review/LoadFailure.tsx';
import { AgentsSection } from './settings/AgentsSection.tsx';
import { AllowlistSection } from './settings/AllowlistSection.tsx';
import { ConnectionSection } from './settings/ConnectionSection.tsx';
import { PausesSection } from './settings/PausesSection.tsx';
import { type SettingsState, useSettings } from './settings/use-settings.ts';

const failureWords = {
  offline: { text: words.offlineText },
  broken: { title: words.failedTitle },
  missing: { title: words.failedTitle },
  forbidden: { title: words.forbiddenTitle, text: words.forbiddenText },
};

/** What governs the agents of this company: the connected account, pauses, the allowlist in force, and the agents. */
export function SettingsScreen({ host }: { host: Host }) {
  return (
    <CardBoundary>
      <Settings host={host} />
    </CardBoundary>
  );
}

function Settings({ host }: { host: Host }) {
  const { state, reload } = useSettings(host);
  if (state.status === 'loading') {
    return <LoadingSpinner label={words.loading} showLabel={true} layout="centered" testId="loading" />;
  }
  if (state.status === 'failed') {
    return <LoadFailure words={failureWords} problem={state.problem} retrying={false} onRetry={() => void reload()} />;
  }
  return (
    <Flex direction="column" gap="large">
      <Header refreshing={state.refreshing} onRefresh={() => void reload()} />
      <Sections host={host} state={state} reload={reload} />
    </Flex>
  );
}

function Header({ refreshing, onRefresh }: { refreshing: boolean; onRefresh: () => void }) {
  return (
    <Flex direction="row" justify="between" align="start" gap="small">
      <Flex direction="column" gap="flush">
        <Heading>{words.title}</Heading>
        <Text variant="microcopy">{words.intro}</Text>
      </Flex>
      <LoadingButton size="xs" loading={refreshing} onClick={onRefresh} testId="refresh">
        {words.refresh}
      </LoadingButton>
    </Flex>
  );
}

function Sections(props: { host: Host; state: SettingsState & { status: 'ready' }; reload: () => Promise<void> }) {
  const { host, state, reload } = props;
  const { settings } = state;
  const display = usableSettings(host);
  return (
    <>
      <ConnectionSection settings={settings} display={display} crm={host.name} />
      <Divider />
      <PausesSection host={host} settings={settings} display={display} onChanged={reload} />
      <Divider />
      <AllowlistSection settings={settings} display={display} />
      <Divider />
      <AgentsSection agents={settings.agents} display={display} />
    </>
  );
}
