import { Alert, Input, LoadingSpinner, Select, ToggleGroup } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import type { WirePolicyContent } from '#contract/policy.ts';
import type { Host } from '#ui/core/host.ts';
import { fetchRuleChoices } from '#ui/core/rule-choices-api.ts';
import { ruleStrings } from '#ui/core/rule-strings.ts';
import { ModalForm } from '../ModalForm.tsx';
import type { PolicyProps } from '../policy/policy-props.ts';
import { slipProps } from '../slip-props.ts';
import { troubleText } from '../trouble-text.ts';
import { useLoaded } from '../use-loaded.ts';
import { firstObject } from './first-object.ts';
import { fieldOptions, objectOptions } from './rule-options.ts';

type Case = WirePolicyContent['cases'][number];

const words = ruleStrings.cases;
const expectations = ['review', 'second_person', 'blocked'] as const;

/** One change and what must become of it. */
export function CaseForm(props: PolicyProps & { close: () => void }) {
  const { host, edit, close } = props;
  const [made, setMade] = useState<Case>(() => emptyCase(firstObject(props)));
  const [asked, setAsked] = useState(false);
  const change = (parts: Partial<Case>) => setMade((before) => ({ ...before, ...parts }));
  const { objectType } = made;
  const read = useCallback((of: Host) => fetchRuleChoices(of, objectType), [objectType]);
  const { state } = useLoaded(host, read);
  const known = state.status === 'ready' && !state.refreshing ? state.value : null;
  const title = made.title.trim();
  const titleSlip = title === '' || title.length > 200 ? words.slips.title : null;
  const fieldSlip = made.field === '' ? words.slips.field : null;
  const ready = () => {
    setAsked(true);
    return titleSlip === null && fieldSlip === null;
  };
  const takeTitle = (text: string) => change({ title: text });
  const taking = (name: 'proposed' | 'current') => {
    const take = (text: string) => change({ [name]: text === '' ? null : text });
    return { value: made[name] ?? '', onInput: take, onChange: take };
  };
  return (
    <ModalForm
      confirm={ruleStrings.addConfirm}
      testId="add-case"
      ready={ready}
      send={() => edit((now) => ({ ...now, cases: [...now.cases, { ...made, title }] }))}
      onSent={close}
      onCancel={close}
    >
      <Input
        label={words.name}
        name="case-title"
        testId="case-title"
        required={true}
        value={made.title}
        onInput={takeTitle}
        onChange={takeTitle}
        {...slipProps(asked ? titleSlip : null)}
      />
      <Select
        label={ruleStrings.objectType}
        name="case-object"
        testId="case-object"
        value={objectType}
        onChange={(value) => change({ objectType: String(value), field: '' })}
        options={objectOptions(known, objectType)}
      />
      {state.status === 'failed' ? (
        <Alert title={ruleStrings.choicesFailed} variant="warning">
          {troubleText(state.problem)}
        </Alert>
      ) : known === null ? (
        <LoadingSpinner label={ruleStrings.choicesLoading} showLabel={true} />
      ) : (
        <Select
          label={words.fieldName}
          name="case-field"
          testId="case-field"
          required={true}
          {...(made.field === '' ? {} : { value: made.field })}
          onChange={(value) => change({ field: String(value) })}
          options={fieldOptions(known, [made.field])}
          {...slipProps(asked ? fieldSlip : null)}
        />
      )}
      <Input
        label={words.current}
        description={words.valueHelp}
        name="case-current"
        testId="case-current"
        {...taking('current')}
      />
      <Input
        label={words.proposed}
        description={words.valueHelp}
        name="case-proposed"
        testId="case-proposed"
        {...taking('proposed')}
      />
      <ToggleGroup
        toggleType="radioButtonList"
        name="case-expect"
        label={words.expect}
        testId="case-expect"
        value={made.expect}
        onChange={(value) => change({ expect: value as Case['expect'] })}
        options={expectations.map((expect) => ({ value: expect, label: words.expectations[expect] }))}
      />
    </ModalForm>
  );
}

function emptyCase(objectType: string): Case {
  return {
    title: '',
    objectType,
    field: '',
    proposed: null,
    current: null,
    record: {},
    quotes: ['call'],
    agent: null,
    expect: 'review',
  };
}
