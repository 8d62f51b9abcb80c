import { Flex, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import { filterRows, inOrder, keyOf, rowsOf, type ShownFields } from '#ui/core/field-rows.ts';
import { fieldStrings as words } from '#ui/core/field-strings.ts';
import { fetchFields } from '#ui/core/fields-api.ts';
import type { Host } from '#ui/core/host.ts';
import { LoadFailure } from '../../review/LoadFailure.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { useLoaded } from '../use-loaded.ts';
import { BulkBar } from './BulkBar.tsx';
import { FieldFilters } from './FieldFilters.tsx';
import { FieldTable } from './FieldTable.tsx';

interface Props extends PolicyProps {
  objectType: string;
  onObject: (objectType: string) => void;
}

/** Every field of one object of the CRM, to search, to look into and to allow. */
export function FieldBrowser(props: Props) {
  const { host, objectType, reply, content } = props;
  const read = useCallback((from: Host) => fetchFields(from, objectType), [objectType]);
  const { state, reload } = useLoaded(host, read);
  const [shown, setShown] = useState<ShownFields>('all');
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  if (state.status === 'loading') return <LoadingSpinner label={words.loading} showLabel={true} layout="centered" />;
  if (state.status === 'failed') {
    const failure = { offline: {}, broken: { title: words.failedTitle }, missing: { title: words.failedTitle } };
    return <LoadFailure words={failure} problem={state.problem} retrying={false} onRetry={() => void reload()} />;
  }
  const all = inOrder(rowsOf(state.value.fields, content, reply.inForce));
  const rows = filterRows(all, shown, search);
  const chosen = all.filter(({ field }) => selected.has(keyOf(field)));
  return (
    <Flex direction="column" gap="small">
      <FieldFilters
        {...props}
        objectTypes={state.value.objectTypes}
        shown={shown}
        onShown={setShown}
        search={search}
        onSearch={setSearch}
      />
      <BulkBar {...props} chosen={chosen} onDone={() => setSelected(new Set())} />
      <Text variant="microcopy" testId="field-count">
        {words.count(rows.length, all.length)}
      </Text>
      {rows.length === 0 ? (
        <Text testId="no-field">{words.nothing}</Text>
      ) : (
        // Other rows are another list: it begins on its first page.
        <FieldTable key={`${shown} ${search}`} {...props} rows={rows} selected={selected} onSelected={setSelected} />
      )}
    </Flex>
  );
}
