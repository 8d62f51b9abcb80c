import { Checkbox, Flex, MultiSelect, RadioButton, Select, Toggle, ToggleGroup } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { useLog } from '../event-log.ts';

const stages = [
  { label: 'Zero', value: 0 },
  { label: 'Yes', value: true },
  { label: 'No', value: false },
  { label: 'The word true', value: 'true' },
];
const sectors = ['Energy', 'Finance', 'Health', 'Mining', 'Retail', 'Software', 'Transport', 'Water'];
const sectorOptions = sectors.map((label) => ({ label, value: label.toLowerCase() }));

export function Choices() {
  const log = useLog();
  const [chosen, setChosen] = useState<(string | number | boolean)[]>(['energy', 'retail']);
  const [found, setFound] = useState(sectorOptions);
  return (
    <Flex direction="column" gap="medium">
      <Select
        name="stage"
        label="Stage"
        options={stages}
        placeholder="Pick one"
        onChange={log('stage change')}
        testId="stage"
      />
      <Select name="locked" label="Locked" options={stages} value={0} readOnly={true} />
      <Select
        name="sector"
        label="Sector"
        options={found}
        onInput={(text) => setFound(sectorOptions.filter(({ value }) => value.includes(text.toLowerCase())))}
        onChange={log('sector change')}
        testId="sector"
      />
      <MultiSelect
        name="sectors"
        label="Sectors"
        options={sectorOptions}
        value={chosen}
        onChange={(values) => {
          setChosen(values);
          log('sectors change')(values);
        }}
        testId="sectors"
      />
      <Flex gap="medium" wrap={true}>
        <Checkbox name="a" initialIsChecked={true} onChange={log('box change')} testId="box" value="a">
          Select suggestion
        </Checkbox>
        <Checkbox name="b" size="sm" description="Only with a reason">
          Small
        </Checkbox>
        <Checkbox name="c" readOnly={true}>
          Locked
        </Checkbox>
        <Checkbox aria-label="Select row" name="d" />
        <RadioButton name="e" checked={true}>
          One of them
        </RadioButton>
      </Flex>
      <ToggleGroup
        name="fields"
        toggleType="checkboxList"
        label="Fields"
        tooltip="Which fields agents may touch"
        options={[
          { label: 'Close date', value: 'close', initialIsChecked: true },
          { label: 'Amount', value: 'amount', description: 'High impact' },
          { label: 'Owner', value: 'owner', readOnly: true },
        ]}
        onChange={log('fields change')}
      />
      <ToggleGroup
        name="autonomy"
        label="Autonomy"
        toggleType="radioButtonList"
        inline={true}
        error={true}
        validationMessage="Choose one."
        options={['off', 'review', 'auto'].map((value) => ({ label: value, value }))}
        onChange={log('autonomy change')}
      />
      <Flex gap="medium" wrap={true}>
        <Toggle name="on" label="Paused" initialIsChecked={true} onChange={log('toggle change')} testId="toggle" />
        <Toggle name="off" label="Automatic" />
        <Toggle name="small" label="Small" size="sm" initialIsChecked={true} />
        <Toggle name="tiny" label="Tiny" size="xs" labelDisplay="top" />
        <Toggle name="fixed" label="Locked" readOnly={true} />
      </Flex>
    </Flex>
  );
}
