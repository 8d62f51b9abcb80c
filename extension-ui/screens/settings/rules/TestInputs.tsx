import { Checkbox, Flex, Input, MultiSelect, Select, TextArea } from '@hubspot/ui-extensions';
import type { RuleChoices } from '#ui/core/rule-choices-api.ts';
import type { TestForm } from '#ui/core/rule-form.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import { slipProps } from '../slip-props.ts';
import { fieldOptions } from './rule-options.ts';

interface Props {
  test: TestForm;
  index: number;
  known: RuleChoices | null;
  slip: string | null;
  onTest: (test: TestForm) => void;
}

const sourceKinds = Object.entries(words.sourceKinds).map(([value, label]) => ({ value, label }));

/** What one condition asks for. */
export function TestInputs(props: Props) {
  const { test, index, slip, onTest } = props;
  if ('typed' in test) {
    const name = `test-number-${index}`;
    const take = (typed: string) => onTest({ ...test, typed });
    return (
      <Input
        label={words.numbers[test.kind]}
        name={name}
        testId={name}
        required={true}
        value={test.typed}
        onInput={take}
        onChange={take}
        {...slipProps(slip)}
      />
    );
  }
  if ('sources' in test) {
    const name = `test-sources-${index}`;
    return (
      <MultiSelect
        label={words.sources}
        name={name}
        testId={name}
        required={true}
        value={[...test.sources]}
        onChange={(value) => onTest({ ...test, sources: value.map(String) })}
        options={[
          ...test.sources.filter((kind) => !(kind in words.sourceKinds)).map((kind) => ({ value: kind, label: kind })),
          ...sourceKinds,
        ]}
        {...slipProps(slip)}
      />
    );
  }
  return 'field' in test ? <RecordInputs {...props} test={test} /> : null;
}

function RecordInputs(props: Omit<Props, 'test'> & { test: Extract<TestForm, { field: string }> }) {
  const { test, index, known, slip, onTest } = props;
  const take = (text: string) => onTest({ ...test, lines: text === '' ? [] : text.split('\n') });
  const fieldMissing = test.field === '';
  return (
    <Flex direction="column" gap="small">
      <Select
        label={words.recordField}
        name={`test-field-${index}`}
        testId={`test-field-${index}`}
        required={true}
        {...(fieldMissing ? {} : { value: test.field })}
        onChange={(value) => onTest({ ...test, field: String(value) })}
        options={fieldOptions(known, [test.field])}
        {...slipProps(fieldMissing ? slip : null)}
      />
      <TextArea
        label={words.values}
        description={words.valuesHelp}
        name={`test-values-${index}`}
        testId={`test-values-${index}`}
        rows={3}
        value={test.lines.join('\n')}
        onInput={take}
        onChange={take}
        {...slipProps(fieldMissing ? null : slip)}
      />
      <Checkbox
        name={`test-empty-${index}`}
        testId={`test-empty-${index}`}
        checked={test.orEmpty}
        onChange={(checked) => onTest({ ...test, orEmpty: checked })}
      >
        {words.orEmpty}
      </Checkbox>
    </Flex>
  );
}
