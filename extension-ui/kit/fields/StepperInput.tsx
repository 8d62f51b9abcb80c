import type { StepperInputProps } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { Minus, Plus } from '../icons/kit-icons.ts';
import { useKitSettings } from '../kit-settings.ts';
import { Field } from './Field.tsx';
import { useNumberField } from './use-number-field.ts';

/** A number with buttons that step it; the steps stop at `min` and `max`. */
export function StepperInput(props: StepperInputProps) {
  const { min = -Infinity, max = Infinity, stepSize = 1, precision, readOnly, placeholder, label, testId } = props;
  const { locale } = useKitSettings();
  const { control, problem, number, set } = useNumberField(props, { locale, precision });
  const now = number ?? 0;
  const step = (by: number) => {
    // Without rounding, 0.1 + 0.2 would show as 0.30000000000000004.
    const next = Number((now + by).toFixed(precision ?? 10));
    set(Math.max(min, Math.min(max, next)));
  };
  return (
    <Field {...props} problem={problem}>
      {(ids) => (
        <span className="fw-stepper">
          <StepButton
            label={`Decrease ${label}`}
            disabled={readOnly === true || now <= min}
            title={now <= min ? props.minValueReachedTooltip : undefined}
            onClick={() => step(-stepSize)}
          >
            <Minus aria-hidden size={14} />
          </StepButton>
          <input
            {...ids}
            {...control}
            type="text"
            inputMode="decimal"
            className="fw-input fw-figures"
            placeholder={placeholder}
            readOnly={readOnly}
            data-testid={testId}
            onKeyDown={(event) => {
              control.onKeyDown(event);
              if (readOnly === true || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              step(event.key === 'ArrowUp' ? stepSize : -stepSize);
            }}
          />
          <StepButton
            label={`Increase ${label}`}
            disabled={readOnly === true || now >= max}
            title={now >= max ? props.maxValueReachedTooltip : undefined}
            onClick={() => step(stepSize)}
          >
            <Plus aria-hidden size={14} />
          </StepButton>
        </span>
      )}
    </Field>
  );
}

function StepButton(props: {
  label: string;
  disabled: boolean;
  title: string | undefined;
  onClick(): void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="fw-step-button"
      aria-label={props.label}
      disabled={props.disabled}
      title={props.title}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
