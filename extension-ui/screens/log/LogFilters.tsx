import { Box, Button, Flex, Input, Select } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { eventLabels } from '#ui/core/event-sentence.ts';
import { strings } from '#ui/core/strings.ts';
import type { LogFilter } from './use-events.ts';

/** The form of a suggestion's id: anything else would be refused by the server with a sentence nobody asked for. */
const suggestionId = /^sug_[0-9a-hj-km-np-tv-z]{26}$/;
const anyType = '';
const types = Object.entries(eventLabels).map(([value, label]) => ({ value, label }));

/** Which entries to show. */
export function LogFilters({ filter, onFilter }: { filter: LogFilter; onFilter: (filter: LogFilter) => void }) {
  /** What was typed and is no id: it stays in the input, so that it can be mended. */
  const [wrong, setWrong] = useState<string | null>(null);
  const takeSuggestion = (text: string) => {
    const id = text.trim().toLowerCase();
    const fits = id === '' || suggestionId.test(id);
    setWrong(fits ? null : text);
    if (fits && (filter.suggestion ?? '') !== id) onFilter({ ...filter, suggestion: id === '' ? null : id });
  };
  return (
    <Flex direction="row" gap="small" align="end" wrap={true}>
      <Box flex={1}>
        <Select
          label={strings.log.typeLabel}
          name="type"
          testId="log-type"
          value={filter.type ?? anyType}
          options={[{ value: anyType, label: strings.log.anyType }, ...types]}
          onChange={(value) => onFilter({ ...filter, type: value === anyType ? null : String(value) })}
        />
      </Box>
      <Box flex={1}>
        <Input
          label={strings.log.suggestionLabel}
          name="suggestion"
          testId="log-suggestion"
          placeholder={strings.log.suggestionHelp}
          value={wrong ?? filter.suggestion ?? ''}
          {...(wrong !== null ? { error: true, validationMessage: strings.log.suggestionWrong } : {})}
          onChange={takeSuggestion}
        />
      </Box>
      {(filter.type !== null || filter.suggestion !== null) && (
        <Button
          variant="transparent"
          size="sm"
          testId="log-clear"
          onClick={() => {
            setWrong(null);
            onFilter({ type: null, suggestion: null });
          }}
        >
          {strings.log.clear}
        </Button>
      )}
    </Flex>
  );
}
