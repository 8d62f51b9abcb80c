import { Alert, Button, Flex, LoadingSpinner, MultiSelect, Select, ToggleGroup } from '@hubspot/ui-extensions';
import { revealHidden } from '#ui/core/reveal-hidden.ts';
import type { RuleChoices } from '#ui/core/rule-choices-api.ts';
import type { RuleForm } from '#ui/core/rule-form.ts';
import { ruleStrings as words } from '#ui/core/rule-strings.ts';
import { slipProps } from '../slip-props.ts';
import { troubleText } from '../trouble-text.ts';
import { agentOptions, fieldOptions, objectOptions } from './rule-options.ts';
import type { ChoosingProps } from './rule-section-props.ts';

/** Which changes a rule looks at: of which object and fields, suggested by whom. */
export function RuleScope(props: ChoosingProps) {
  const { form, change, slips, choices } = props;
  const { state, reload } = choices;
  // While the fields of another object are read, those of the one before would mislead.
  const known = state.status === 'ready' && !state.refreshing ? state.value : null;
  return (
    <Flex direction="column" gap="medium">
      <Select
        label={words.objectType}
        name="rule-object"
        testId="rule-object"
        required={true}
        value={form.objectType}
        onChange={(value) => change(otherObject(form, String(value)))}
        options={objectOptions(known, form.objectType)}
        {...slipProps(slips?.objectType)}
      />
      {state.status !== 'failed' && known === null && <LoadingSpinner label={words.choicesLoading} showLabel={true} />}
      {state.status === 'failed' && (
        <Flex direction="column" gap="small" align="start">
          <Alert title={words.choicesFailed} variant="warning" testId="choices-failed">
            {troubleText(state.problem)}
          </Alert>
          <Button size="xs" onClick={() => void reload()} testId="choices-again">
            {words.tryAgain}
          </Button>
        </Flex>
      )}
      {known !== null && <Chosen {...props} known={known} />}
    </Flex>
  );
}

function Chosen({ form, change, slips, known }: ChoosingProps & { known: RuleChoices }) {
  return (
    <>
      <ToggleGroup
        toggleType="radioButtonList"
        name="rule-all-fields"
        label={words.fieldsLegend}
        testId="rule-all-fields"
        value={form.allFields ? 'all' : 'some'}
        onChange={(value) => change({ allFields: value === 'all' })}
        options={[
          { value: 'all', label: words.fieldsAll },
          { value: 'some', label: words.fieldsSome },
        ]}
      />
      {!form.allFields && (
        <MultiSelect
          label={words.fields}
          name="rule-fields"
          testId="rule-fields"
          required={true}
          value={[...form.fields]}
          onChange={(value) => change({ fields: value.map(String) })}
          options={fieldOptions(known, form.fields)}
          {...slipProps(slips?.fields)}
        />
      )}
      <ToggleGroup
        toggleType="radioButtonList"
        name="rule-all-agents"
        label={words.agentsLegend}
        testId="rule-all-agents"
        value={form.allAgents ? 'all' : 'some'}
        onChange={(value) => change({ allAgents: value === 'all' })}
        options={[
          { value: 'all', label: words.agentsAll },
          { value: 'some', label: words.agentsSome },
        ]}
      />
      {!form.allAgents && (
        <MultiSelect
          label={words.agents}
          name="rule-agents"
          testId="rule-agents"
          required={true}
          value={[...form.agents]}
          onChange={(value) => change({ agents: value.map(String) })}
          options={agentOptions(known, form.agents).map(({ value, label }) => ({ value, label: revealHidden(label) }))}
          {...slipProps(slips?.agents)}
        />
      )}
    </>
  );
}

/** The fields of one object are none of another. */
function otherObject({ tests }: RuleForm, objectType: string): Partial<RuleForm> {
  return { objectType, fields: [], tests: tests.map((test) => ('field' in test ? { ...test, field: '' } : test)) };
}
