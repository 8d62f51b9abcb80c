import { Button, Checkbox, Flex, Form, Input, NumberInput, Select } from '@hubspot/ui-extensions';
import { useLog } from '../event-log.ts';

export function Submitting() {
  const log = useLog();
  return (
    <Form onSubmit={log('submit')} testId="form">
      <Flex direction="column" gap="small" align="start">
        <Input name="word" label="Word" defaultValue="one" onChange={log('word change')} testId="form-word" />
        <NumberInput name="count" label="Count" defaultValue={3} />
        <Select name="flag" label="Flag" value={true} options={[{ label: 'On', value: true }]} />
        <Checkbox name="unticked">Unticked</Checkbox>
        <Button type="submit" variant="primary" size="sm">
          Send form
        </Button>
      </Flex>
    </Form>
  );
}
