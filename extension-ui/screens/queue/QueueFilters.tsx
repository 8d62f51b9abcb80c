import { AutoGrid, Button, Flex, Select } from '@hubspot/ui-extensions';
import type { QueueChoicesReply } from '#contract/queue.ts';
import type { DisplaySettings } from '#ui/core/display-settings.ts';
import { formatInstant } from '#ui/core/format-time.ts';
import {
  agentChoices,
  type Choice,
  everything,
  isNarrowed,
  ownerChoices,
  placeChoices,
  type QueueFilter,
} from '#ui/core/queue-filter.ts';
import { listStrings as words } from '#ui/core/queue-list-strings.ts';
import { revealHidden } from '#ui/core/reveal-hidden.ts';

interface Props {
  filter: QueueFilter;
  /** `null` until they are known; what needs none can be chosen all the same. */
  choices: QueueChoicesReply | null;
  display: DisplaySettings;
  onFilter: (filter: QueueFilter) => void;
}

const empty: QueueChoicesReply = { kinds: [], runs: [], owners: [] };

/** What of the queue is shown, and in which order. */
export function QueueFilters({ filter, choices, display, onFilter }: Props) {
  const known = choices ?? empty;
  const runs = known.runs.map(({ id, agent, startedAt, count }) => ({
    value: id,
    label: words.runOf(revealHidden(agent.name), formatInstant(startedAt, display) ?? startedAt, count),
  }));
  const select = <Name extends keyof QueueFilter>(name: Name, label: string, options: readonly Choice[]) => (
    <Select
      label={label}
      name={`queue-${name}`}
      testId={`queue-${name}`}
      value={filter[name]}
      options={[...options]}
      onChange={(value) => {
        const chosen = options.find((option) => option.value === value);
        if (chosen !== undefined) onFilter({ ...filter, [name]: chosen.value });
      }}
    />
  );
  return (
    <Flex direction="column" gap="extra-small" align="stretch" testId="queue-filters">
      <AutoGrid columnWidth={170} flexible={true} gap="small">
        {select('place', words.place, [{ value: '', label: words.anyPlace }, ...placeChoices(known)])}
        {select('agent', words.agent, [{ value: '', label: words.anyAgent }, ...agentChoices(known)])}
        {select('run', words.run, [{ value: '', label: words.anyRun }, ...runs])}
        {select('owner', words.owner, [{ value: '', label: words.anyOwner }, ...ownerChoices(known)])}
        {select('kind', words.kind, choicesOf(words.kinds))}
        {select('evidence', words.evidence, choicesOf(words.evidences))}
        {select('days', words.days, choicesOf(words.dayChoices))}
        {select('order', words.order, choicesOf(words.orders))}
      </AutoGrid>
      {isNarrowed(filter) && (
        <Flex direction="row" justify="start">
          <Button
            variant="transparent"
            size="xs"
            onClick={() => onFilter({ ...everything, order: filter.order })}
            testId="queue-clear"
          >
            {words.clear}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

/** `''` first, then as written: an object puts its numeric keys before all others. */
function choicesOf(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels)
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => Number(other.value === '') - Number(one.value === ''));
}
