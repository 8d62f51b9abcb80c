import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { SettingsReply } from '#contract/settings.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';

const words = settingsStrings.agents;

type Agent = NonNullable<SettingsReply['agents']>[number];

/** Who suggests, what for, and who answers for it. */
export function AgentsSection({ agents, display }: { agents: readonly Agent[] | null; display: DisplaySettings }) {
  return (
    <Flex direction="column" gap="small" testId="agents">
      <Heading>{words.title}</Heading>
      {agents === null && <Text>{words.forbidden}</Text>}
      {agents?.length === 0 && <Text>{words.none}</Text>}
      {agents !== null && agents.length > 0 && (
        <Table density="condensed" testId="agents-table">
          <TableHead>
            <TableRow>
              <TableHeader>{words.agent}</TableHeader>
              <TableHeader>{words.purpose}</TableHeader>
              <TableHeader>{words.owners}</TableHeader>
              <TableHeader>{words.key}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {agents.map((agent) => (
              <AgentRow key={agent.id} agent={agent} display={display} />
            ))}
          </TableBody>
        </Table>
      )}
    </Flex>
  );
}

function AgentRow({ agent, display }: { agent: Agent; display: DisplaySettings }) {
  return (
    <TableRow>
      <TableCell>{revealHidden(agent.name)}</TableCell>
      <TableCell>{revealHidden(agent.purpose)}</TableCell>
      <TableCell>
        <Text>{words.business(revealHidden(agent.businessOwner))}</Text>
        <Text>{words.technical(revealHidden(agent.technicalOwner))}</Text>
      </TableCell>
      <TableCell>{keyText(agent.lastKey, display)}</TableCell>
    </TableRow>
  );
}

function keyText(key: Agent['lastKey'], display: DisplaySettings): string {
  if (key === null) return words.noKey;
  const at = (time: string) => formatInstant(time, display) ?? time;
  return words.keys[key.state](at(key.issuedAt), at(key.expiresAt));
}
