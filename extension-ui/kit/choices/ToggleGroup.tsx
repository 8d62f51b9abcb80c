import type { ToggleGroupProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { classNames } from '../base/class-names.ts';
import { useEchoed } from '../base/use-echoed.ts';
import { useFormValue } from '../fields/form-context.ts';
import { InfoTip } from '../fields/InfoTip.tsx';
import { CircleAlert, CircleCheck } from '../icons/kit-icons.ts';

type Report = ((value: string | string[]) => void) | undefined;

/** A set of boxes, or of radio buttons of which one holds. */
export function ToggleGroup(props: ToggleGroupProps) {
  const { name, label, options, required = false, tooltip, error = false, validationMessage, testId } = props;
  const single = props.toggleType === 'radioButtonList';
  const first = options.filter(({ initialIsChecked }) => initialIsChecked).map(({ value }) => value);
  const [chosen, setChosen] = useEchoed<string[]>(listOf(props.value), first, props.onChange !== undefined);
  useFormValue(name, single ? chosen[0] : chosen);
  const id = useId();
  const toggle = (value: string, checked: boolean) => {
    const next = single
      ? [value]
      : options.map((option) => option.value).filter((one) => (one === value ? checked : chosen.includes(one)));
    setChosen(next);
    void callHandler(props.onChange as Report, single ? value : next);
  };
  return (
    <fieldset
      className={classNames('fw-field fw-group', props.inline === true && 'fw-group-inline', error && 'fw-field-wrong')}
      aria-describedby={`${id}-message`}
      data-testid={testId}
    >
      <legend className="fw-label">
        {label}
        {required && <span className="fw-required"> *</span>}
        {tooltip !== undefined && <InfoTip text={tooltip} about={label} />}
      </legend>
      <div className="fw-group-options">
        {options.map((option) => (
          <label key={option.value} className="fw-tick fw-group-option">
            <input
              type={single ? 'radio' : 'checkbox'}
              className="fw-box-input"
              name={`${id}-${name}`}
              checked={chosen.includes(option.value)}
              disabled={option.readOnly ?? option.readonly ?? false}
              onChange={(event) => toggle(option.value, event.currentTarget.checked)}
            />
            <span className="fw-tick-label">{option.label}</span>
            {option.description !== undefined && <span className="fw-tick-description">{option.description}</span>}
          </label>
        ))}
      </div>
      <span className="fw-field-message" id={`${id}-message`} aria-live="polite">
        {validationMessage && (error ? <CircleAlert aria-hidden size={14} /> : <CircleCheck aria-hidden size={14} />)}
        {validationMessage}
      </span>
    </fieldset>
  );
}

function listOf(value: string | string[] | undefined): string[] | undefined {
  return typeof value === 'string' ? [value] : value;
}
