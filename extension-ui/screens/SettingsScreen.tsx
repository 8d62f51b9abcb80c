import { Flex, Heading, Tab, Tabs, Text } from '@hubspot/ui-extensions';
import { type ReactNode, useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { isSettingsPart, type SettingsPart, settingsParts } from '#ui/core/settings-part.ts';
import { settingsStrings as words } from '#ui/core/settings-strings.ts';
import { CardBoundary } from './review/CardBoundary.tsx';
import { AccessPart } from './settings/access/AccessPart.tsx';
import { ConnectionPart } from './settings/connection/ConnectionPart.tsx';
import { AgentsPart } from './settings/keys/AgentsPart.tsx';
import { OpenConsole } from './settings/OpenConsole.tsx';
import { OverviewPart } from './settings/overview/OverviewPart.tsx';
import type { PartProps } from './settings/part-props.ts';
import { PeoplePart } from './settings/people/PeoplePart.tsx';
import { FieldsPart } from './settings/policy/FieldsPart.tsx';
import { PublishPart } from './settings/policy/PublishPart.tsx';
import { RulesPart } from './settings/policy/RulesPart.tsx';
import { PrivacyPart } from './settings/privacy/PrivacyPart.tsx';

interface Props {
  host: Host;
  /** The part that is shown; without it the screen keeps that to itself. */
  part?: SettingsPart;
  onPart?: (part: SettingsPart) => void;
  /** Whether the console is elsewhere and can be gone to from here. */
  offersConsole?: boolean;
}

const parts: Readonly<Record<SettingsPart, (props: PartProps) => ReactNode>> = {
  overview: OverviewPart,
  fields: FieldsPart,
  rules: RulesPart,
  publish: PublishPart,
  people: PeoplePart,
  agents: AgentsPart,
  access: AccessPart,
  connection: ConnectionPart,
  privacy: PrivacyPart,
};

/** What governs the agents of this company: fields and pauses, people, keys, the connection, and what is kept. */
export function SettingsScreen(props: Props) {
  const { host, part, onPart, offersConsole = false } = props;
  const [own, setOwn] = useState<SettingsPart>('overview');
  const shown = part ?? own;
  const choose = (chosen: string | number) => {
    if (!isSettingsPart(chosen)) return;
    setOwn(chosen);
    onPart?.(chosen);
  };
  return (
    <Flex direction="column" gap="small">
      <Flex direction="row" justify="between" align="start" gap="small">
        <Flex direction="column" gap="flush">
          <Heading>{words.title}</Heading>
          <Text variant="microcopy">{words.intro}</Text>
        </Flex>
        {offersConsole && <OpenConsole host={host} />}
      </Flex>
      <Tabs selected={shown} onSelectedChange={choose} testId="settings-parts">
        {settingsParts.map((one) => (
          <Tab key={one} tabId={one} title={words.parts[one]}>
            {/* Only what is looked at asks the server. */}
            {one === shown && <OnePart part={one} host={host} go={choose} />}
          </Tab>
        ))}
      </Tabs>
    </Flex>
  );
}

function OnePart({ part, ...props }: PartProps & { part: SettingsPart }) {
  const Shown = parts[part];
  return (
    <CardBoundary>
      <Shown {...props} />
    </CardBoundary>
  );
}
