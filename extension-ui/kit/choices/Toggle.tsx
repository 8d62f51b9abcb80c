import type { ToggleProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { useEchoed } from '../base/use-echoed.ts';
import { useFormValue } from '../fields/form-context.ts';

const sizes = { xs: 'xs', 'extra-small': 'xs', sm: 'sm', small: 'sm', md: 'md', medium: 'md', default: 'md' } as const;

/** An on-off switch that takes effect at once. */
export function Toggle(props: ToggleProps) {
  const { label, labelDisplay = 'inline', name, onChange, size = 'md', testId } = props;
  const { textChecked = 'ON', textUnchecked = 'OFF' } = props;
  const readOnly = props.readOnly ?? props.readonly ?? false;
  const [checked, setChecked] = useEchoed(props.checked, props.initialIsChecked ?? false, onChange !== undefined);
  useFormValue(name, checked);
  const id = useId();
  const shape = sizes[size];
  return (
    <span className={`fw-toggle fw-toggle-${shape} fw-toggle-label-${labelDisplay}`}>
      <span className="fw-toggle-track">
        <input
          id={id}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className="fw-toggle-input"
          name={name}
          checked={checked}
          disabled={readOnly}
          data-testid={testId}
          onChange={(event) => {
            setChecked(event.currentTarget.checked);
            void callHandler(onChange, event.currentTarget.checked);
          }}
        />
        {shape === 'md' && (
          <span className="fw-toggle-text" aria-hidden>
            {checked ? textChecked : textUnchecked}
          </span>
        )}
        <span className="fw-toggle-knob" aria-hidden />
      </span>
      <label htmlFor={id} className={labelDisplay === 'hidden' ? 'fw-only-heard' : 'fw-toggle-label'}>
        {label}
      </label>
    </span>
  );
}
