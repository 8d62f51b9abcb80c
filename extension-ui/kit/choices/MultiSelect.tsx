import type { MultiSelectProps } from '@hubspot/ui-extensions';
import { useId, useRef, useState } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { Floating } from '../base/Floating.tsx';
import { useEchoed } from '../base/use-echoed.ts';
import { useOutsidePress } from '../base/use-outside-press.ts';
import { Field } from '../fields/Field.tsx';
import { useFormValue } from '../fields/form-context.ts';
import { ChevronDown } from '../icons/kit-icons.ts';
import { OptionBoxes } from './OptionBoxes.tsx';

type Values = NonNullable<MultiSelectProps['value']>;

/** Several of several options: a button that opens a list of boxes. Values keep the order of the options. */
export function MultiSelect(props: MultiSelectProps) {
  const { name, options, value, onChange, placeholder = 'Select', readOnly = false, testId } = props;
  const [chosen, setChosen] = useEchoed<Values>(value, [], onChange !== undefined);
  const [opened, setOpened] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const listId = useId();
  useFormValue(name, chosen);
  useOutsidePress(opened, [trigger], listId, () => setOpened(false));
  const change = (next: Values) => {
    // A value that is no longer offered is kept: it may not vanish because somebody ticked another.
    const unknown = chosen.filter((one) => !options.some((option) => option.value === one));
    const values = [...unknown, ...options.map((option) => option.value).filter((one) => next.includes(one))];
    setChosen(values);
    void callHandler(onChange, values);
  };
  const labels = chosen.map((one) => options.find((option) => option.value === one)?.label ?? String(one));
  return (
    <Field {...props}>
      {({ id, 'aria-describedby': describedBy }) => (
        <span className="fw-select">
          <button
            aria-describedby={describedBy}
            ref={trigger}
            type="button"
            id={id}
            className="fw-input fw-multi"
            disabled={readOnly}
            aria-expanded={opened}
            aria-controls={listId}
            aria-label={props.label ? undefined : (name ?? placeholder)}
            aria-labelledby={props.label ? `${id}-label ${id}` : undefined}
            data-testid={testId}
            onClick={() => setOpened(!opened)}
          >
            {labels.length === 0 ? (
              <span className="fw-multi-empty">{placeholder}</span>
            ) : (
              labels.map((label, index) => (
                // The space keeps two names apart where the button is read out.
                // biome-ignore lint/suspicious/noArrayIndexKey: two options may share a label.
                <span key={index} className="fw-tag fw-tag-default">
                  {`${label} `}
                </span>
              ))
            )}
          </button>
          <ChevronDown aria-hidden size={16} className="fw-select-sign" />
          <Floating open={opened} anchor={trigger} id={listId} className="fw-menu fw-multi-menu">
            {opened && (
              <OptionBoxes
                label={props.label ?? placeholder}
                options={options}
                chosen={chosen}
                onChange={change}
                onClose={() => {
                  setOpened(false);
                  trigger.current?.focus();
                }}
              />
            )}
          </Floating>
        </span>
      )}
    </Field>
  );
}
