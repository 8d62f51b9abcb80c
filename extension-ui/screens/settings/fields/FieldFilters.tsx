import { AutoGrid, SearchInput, Select } from '@hubspot/ui-extensions';
import { type ShownFields, shownFields } from '#ui/core/field-rows.ts';
import { fieldStrings as words } from '#ui/core/field-strings.ts';

/** Which fields the table shows. */
export function FieldFilters(props: {
  objectType: string;
  objectTypes: readonly string[];
  onObject: (objectType: string) => void;
  shown: ShownFields;
  onShown: (shown: ShownFields) => void;
  search: string;
  onSearch: (search: string) => void;
}) {
  const { objectType, objectTypes, onObject, shown, onShown, search, onSearch } = props;
  const show = (value: unknown) => {
    const found = shownFields.find((one) => one === value);
    if (found !== undefined) onShown(found);
  };
  return (
    <AutoGrid columnWidth={200} flexible={true} gap="small">
      <Select
        label={words.object}
        name="field-object"
        testId="field-object"
        value={objectType}
        onChange={(value) => onObject(String(value))}
        options={[...new Set([objectType, ...objectTypes])].map((value) => ({ value, label: value }))}
      />
      <Select
        label={words.show}
        name="field-shown"
        testId="field-shown"
        value={shown}
        onChange={show}
        options={shownFields.map((value) => ({ value, label: words.shown[value] }))}
      />
      <SearchInput
        label={words.search}
        name="field-search"
        testId="field-search"
        placeholder={words.searchPlaceholder}
        value={search}
        onInput={onSearch}
        onChange={onSearch}
      />
    </AutoGrid>
  );
}
