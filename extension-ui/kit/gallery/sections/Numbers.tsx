import { CurrencyInput, Flex, NumberInput, StepperInput } from '@hubspot/ui-extensions';
import { useLog } from '../event-log.ts';

export function Numbers() {
  const log = useLog();
  return (
    <Flex direction="column" gap="medium">
      <NumberInput
        name="seats"
        label="Seats"
        defaultValue={1250}
        onChange={log('seats change')}
        testId="seats"
        max={9999}
      />
      <NumberInput name="share" label="Discount" formatStyle="percentage" defaultValue={12.5} textAlign="right" />
      <CurrencyInput
        name="amount"
        label="Amount"
        currency="EUR"
        defaultValue={48000}
        onChange={log('amount change')}
        testId="amount"
      />
      <CurrencyInput name="yen" label="Amount in yen" currency="JPY" defaultValue={1200000} />
      <StepperInput
        name="steps"
        label="Licences"
        defaultValue={9}
        min={0}
        max={10}
        onChange={log('steps change')}
        testId="steps"
      />
    </Flex>
  );
}
