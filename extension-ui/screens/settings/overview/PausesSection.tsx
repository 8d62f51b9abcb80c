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
import { useState } from 'react';
import type { SettingsReply } from '#contract/settings.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import type { Host } from '#ui/core/host.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import { liftPause } from '#ui/core/settings-api.ts';
import { settingsStrings } from '#ui/core/settings-strings.ts';
import { ActButton } from '../../review/ActButton.tsx';
import { PausePartButton } from '../pauses/PausePartButton.tsx';
import { troubleText } from '../trouble-text.ts';
import { PauseEverything } from './PauseEverything.tsx';

const words = settingsStrings.pauses;

type Pause = SettingsReply['pauses'][number];

interface Props {
  host: Host;
  settings: SettingsReply;
  display: DisplaySettings;
  /** Something changed, or may have: read the settings again. */
  onChanged: () => Promise<void>;
}

/** What is on hold, and the two things that somebody who may can do about it. */
export function PausesSection({ host, settings, display, onChanged }: Props) {
  const { pauses, abilities } = settings;
  const [lifting, setLifting] = useState<string | null>(null);
  const lift = async (id: string) => {
    if (lifting !== null) return;
    setLifting(id);
    const problem = await liftPause(host, id);
    if (problem === null) host.toast('success', words.liftedTitle, words.liftedText);
    else host.toast('danger', words.failedTitle, troubleText(problem));
    await onChanged();
    setLifting(null);
  };
  return (
    <Flex direction="column" gap="small" testId="pauses">
      <Heading>{words.title}</Heading>
      {pauses.length === 0 && <Text>{words.none}</Text>}
      {pauses.length > 0 && (
        <Table density="condensed" testId="pauses-table">
          <TableHead>
            <TableRow>
              <TableHeader>{words.what}</TableHeader>
              <TableHeader>{words.reason}</TableHeader>
              <TableHeader>{words.who}</TableHeader>
              <TableHeader>{words.since}</TableHeader>
              <TableHeader>{words.held}</TableHeader>
              {abilities.pause && <TableHeader>{words.action}</TableHeader>}
            </TableRow>
          </TableHead>
          <TableBody>
            {pauses.map((pause) => (
              <TableRow key={pause.id} testId={`pause-${pause.id}`}>
                <TableCell>{scopeText(pause, settings)}</TableCell>
                <TableCell>{revealHidden(pause.reason)}</TableCell>
                <TableCell>{revealHidden(pause.setBy)}</TableCell>
                <TableCell>{formatInstant(pause.setAt, display) ?? pause.setAt}</TableCell>
                <TableCell>{words.holds(pause.heldWrites, pause.heldSuggestions)}</TableCell>
                {abilities.pause && (
                  <TableCell>
                    <ActButton
                      act={words.lift}
                      label={words.liftOf(scopeText(pause, settings))}
                      icon="undo"
                      disabled={lifting !== null}
                      testId={`lift-${pause.id}`}
                      onPress={() => void lift(pause.id)}
                    />
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {abilities.pause && !pauses.some(holdsEverything) && (
        <Flex direction="row" gap="small" wrap={true}>
          <PauseEverything host={host} onChanged={onChanged} />
          <PausePartButton host={host} onChanged={onChanged} />
        </Flex>
      )}
    </Flex>
  );
}

/** A second pause of everything would hold nothing more and have to be lifted as well. */
function holdsEverything({ agentId, objectType, field }: Pause): boolean {
  return agentId === null && objectType === null && field === null;
}

function scopeText({ agentId, objectType, field }: Pause, { agents }: SettingsReply): string {
  const parts = [
    agentId === null ? null : words.agent(revealHidden(agents?.find(({ id }) => id === agentId)?.name ?? agentId)),
    objectType === null ? null : words.object(objectType),
    field === null ? null : words.field(field),
  ].filter((part) => part !== null);
  return parts.length === 0 ? words.everything : parts.join(', ');
}
