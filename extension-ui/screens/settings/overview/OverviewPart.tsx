import { Divider } from '@hubspot/ui-extensions';
import { usableSettings } from '#ui/core/display-settings.ts';
import { fetchSettings } from '#ui/core/settings-api.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { Part } from '../Part.tsx';
import type { PartProps } from '../part-props.ts';
import { useLoaded } from '../use-loaded.ts';
import { AgentsSection } from './AgentsSection.tsx';
import { AllowlistSection } from './AllowlistSection.tsx';
import { ConnectionSection } from './ConnectionSection.tsx';
import { PausesSection } from './PausesSection.tsx';

const words = { ...settingsStrings, ...settingsStrings.overview };

/** What is in force now: the connected account, pauses, the allowlist, and the agents. */
export function OverviewPart({ host, go }: PartProps) {
  const { state, reload } = useLoaded(host, fetchSettings);
  const display = usableSettings(host);
  return (
    <Part words={words} state={state} reload={reload} testId="overview">
      {(settings) => (
        <>
          <ConnectionSection settings={settings} display={display} crm={host.crm} />
          <Divider />
          <PausesSection host={host} settings={settings} display={display} onChanged={reload} />
          <Divider />
          <AllowlistSection settings={settings} display={display} go={go} />
          <Divider />
          <AgentsSection agents={settings.agents} display={display} />
        </>
      )}
    </Part>
  );
}
