import { Accordion, EmptyState, ErrorState, Flex, Text, Tile } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SettingsReply } from '#contract/settings.ts';
import { usableSettings } from '#ui/core/display-settings.ts';
import type { Host } from '#ui/core/host.ts';
import { keyStrings as words } from '#ui/core/key-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { fetchSettings } from '#ui/core/settings-api.ts';
import { Part } from '../Part.tsx';
import { useLoaded } from '../use-loaded.ts';
import { AgentKeys } from './AgentKeys.tsx';

type Agent = NonNullable<SettingsReply['agents']>[number];

/** Every agent with its keys. */
export function AgentsPart({ host }: { host: Host }) {
  const { state, reload } = useLoaded(host, fetchSettings);
  return (
    <Part words={words} state={state} reload={reload} testId="agents-and-keys">
      {(settings) => <Agents host={host} settings={settings} />}
    </Part>
  );
}

function Agents({ host, settings }: { host: Host; settings: SettingsReply }) {
  const { agents } = settings;
  if (agents === null) {
    return (
      <ErrorState title={words.forbiddenTitle} type="lock" testId="agents-forbidden">
        <Text>{words.forbiddenText}</Text>
      </ErrorState>
    );
  }
  if (agents.length === 0) {
    return (
      <EmptyState title={words.noneTitle} layout="vertical" imageName="api" imageWidth={80} testId="no-agents">
        <Text>{words.noneText}</Text>
      </EmptyState>
    );
  }
  return (
    <Flex direction="column" gap="medium">
      {agents.map((agent, index) => (
        <OneAgent key={agent.id} host={host} settings={settings} agent={agent} openAtFirst={index === 0} />
      ))}
    </Flex>
  );
}

function OneAgent(props: { host: Host; settings: SettingsReply; agent: Agent; openAtFirst: boolean }) {
  const { host, settings, agent, openAtFirst } = props;
  // Kept here, so that the keys of an agent are asked for when somebody looks at them and not before.
  const [open, setOpen] = useState(openAtFirst);
  const name = revealHidden(agent.name);
  return (
    <Tile testId={`agent-${agent.id}`}>
      <Flex direction="column" gap="small">
        <Flex direction="column" gap="flush">
          <Text format={{ fontWeight: 'bold' }}>{name}</Text>
          <Text>{revealHidden(agent.purpose)}</Text>
          <Text variant="microcopy">
            {words.owners(revealHidden(agent.businessOwner), revealHidden(agent.technicalOwner))}
          </Text>
        </Flex>
        <Accordion title={words.show(name)} open={open} onClick={() => setOpen(!open)} size="sm">
          {open ? (
            <AgentKeys host={host} agentId={agent.id} allowlist={settings.allowlist} display={usableSettings(host)} />
          ) : null}
        </Accordion>
      </Flex>
    </Tile>
  );
}
