import type { RadioButtonProps } from '@hubspot/ui-extensions';
import { useId } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { classNames } from '../base/class-names.ts';
import { useEchoed } from '../base/use-echoed.ts';
import { useFormValue } from '../fields/form-context.ts';

interface TickableProps extends RadioButtonProps {
  kind: 'checkbox' | 'radio';
  /** A name for a box that shows none. */
  label: string | undefined;
}

/** What Checkbox and RadioButton share. */
export function Tickable(props: TickableProps) {
  const { kind, label, name, value = '', children, description, onChange, inline = false, testId } = props;
  const readOnly = props.readOnly ?? props.readonly ?? false;
  const small = props.size === 'sm' || props.size === 'small' || props.variant === 'small';
  const [checked, setChecked] = useEchoed(props.checked, props.initialIsChecked ?? false, onChange !== undefined);
  useFormValue(name, checked ? value || 'on' : undefined);
  const id = useId();
  const descriptionId = `${id}-description`;
  return (
    <span className={classNames('fw-tick', small && 'fw-tick-small', inline && 'fw-tick-inline')}>
      <input
        id={id}
        type={kind}
        className="fw-box-input"
        name={kind === 'radio' ? undefined : name}
        value={value}
        checked={checked}
        disabled={readOnly}
        aria-label={children == null ? label : undefined}
        aria-describedby={description === undefined ? undefined : descriptionId}
        data-testid={testId}
        onChange={(event) => {
          setChecked(event.currentTarget.checked);
          void callHandler(onChange, event.currentTarget.checked, value);
        }}
      />
      {children != null && (
        <label htmlFor={id} className="fw-tick-label">
          {children}
        </label>
      )}
      {description !== undefined && (
        <span id={descriptionId} className="fw-tick-description">
          {description}
        </span>
      )}
    </span>
  );
}
