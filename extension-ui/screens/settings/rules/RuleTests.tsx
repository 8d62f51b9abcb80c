import { Button, Flex, Icon, Select, Text, Tile } from '@hubspot/ui-extensions';
import { emptyTest, type TestForm, type TestKind } from '#ui/core/rule-form.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import type { ChoosingProps } from './rule-section-props.ts';
import { TestInputs } from './TestInputs.tsx';

const kinds = Object.keys(words.tests) as TestKind[];

/** The conditions of a rule, all of which must be met. */
export function RuleTests({ form, change, slips, choices }: ChoosingProps) {
  const { tests } = form;
  const known = choices.state.status === 'ready' ? choices.state.value : null;
  const put = (index: number, test: TestForm) => change({ tests: tests.map((one, at) => (at === index ? test : one)) });
  return (
    <Flex direction="column" gap="small">
      <Text format={{ fontWeight: 'demibold' }}>{words.testsLegend}</Text>
      <Text variant="microcopy">{tests.length === 0 ? words.testsNone : words.testsHint}</Text>
      {tests.map((test, index) => (
        <Tile key={keyOf(tests, index)} compact={true} testId={`test-${index}`}>
          <Flex direction="column" gap="small">
            <Flex direction="row" justify="between" align="end" gap="small">
              <Select
                label={words.test(index + 1)}
                name={`test-kind-${index}`}
                testId={`test-kind-${index}`}
                value={test.kind}
                onChange={(value) => put(index, emptyTest(value as TestKind))}
                options={kinds.map((kind) => ({ value: kind, label: words.tests[kind] }))}
              />
              <Button
                variant="transparent"
                size="sm"
                onClick={() => change({ tests: tests.filter((_, at) => at !== index) })}
                testId={`remove-test-${index}`}
              >
                <Icon name="remove" size="sm" screenReaderText={words.removeTest(index + 1)} />
              </Button>
            </Flex>
            <TestInputs
              test={test}
              index={index}
              known={known}
              slip={slips?.tests[index] ?? null}
              onTest={(changed) => put(index, changed)}
            />
          </Flex>
        </Tile>
      ))}
      {tests.length < 10 && (
        <Flex direction="row">
          <Button size="sm" onClick={() => change({ tests: [...tests, emptyTest('valueAbove')] })} testId="add-test">
            <Icon name="add" size="sm" />
            {` ${words.addTest}`}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

/** A condition of another kind has other inputs, so it is drawn anew. */
function keyOf(tests: readonly TestForm[], index: number): string {
  const kind = tests[index]?.kind;
  return `${kind}-${tests.slice(0, index).filter((one) => one.kind === kind).length}`;
}
