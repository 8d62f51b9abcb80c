import { Checkbox, Flex, Input } from '@hubspot/ui-extensions';
import { useState } from 'react';

/** An owner as a worker is one: its answer comes after the next key; and one that refuses a tick. */
export function LateOwner() {
  const [text, setText] = useState('');
  return (
    <Flex direction="column" gap="small">
      <Input
        name="late"
        label="Slow field"
        value={text}
        onInput={(value) => void setTimeout(() => setText(value), 80)}
        testId="slow"
      />
      <Input name="echo" label="What the owner has" value={text} readOnly={true} testId="slow-owned" />
      <Checkbox name="refused" checked={false} onChange={() => undefined} testId="refused-box">
        A box whose owner refuses
      </Checkbox>
    </Flex>
  );
}
