import { type ReactNode, useId } from 'react';
import { classNames } from '../base/class-names.ts';
import { CircleAlert, CircleCheck } from '../icons/kit-icons.ts';
import { InfoTip } from './InfoTip.tsx';

/** What the SDK's fields have in common around the control. */
export interface FieldFrame {
  label?: string | undefined;
  required?: boolean | undefined;
  tooltip?: string | undefined;
  description?: string | undefined;
  error?: boolean | undefined;
  validationMessage?: string | undefined;
}

/** Spread over the control: ties it to its label, its description and its error. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface FieldProps extends FieldFrame {
  /** A problem that the kit itself found; shown in place of the owner's message. */
  problem?: string | null;
  children(control: ControlProps): ReactNode;
}

export function Field({
  label,
  required,
  tooltip,
  description,
  error,
  validationMessage,
  problem,
  children,
}: FieldProps) {
  const id = useId();
  const wrong = error === true || problem != null;
  const message = problem ?? validationMessage;
  const descriptionId = `${id}-description`;
  const messageId = `${id}-message`;
  const described = [description && descriptionId, message && messageId].filter(Boolean).join(' ');
  return (
    <div className={classNames('fw-field', wrong && 'fw-field-wrong')}>
      {label !== undefined && label !== '' && (
        <span className="fw-field-head">
          <label htmlFor={id} id={`${id}-label`} className="fw-label">
            {label}
            {required === true && <span className="fw-required"> *</span>}
          </label>
          {tooltip !== undefined && <InfoTip text={tooltip} about={label} />}
        </span>
      )}
      {description && (
        <span className="fw-field-description" id={descriptionId}>
          {description}
        </span>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': wrong || undefined,
        'aria-required': required || undefined,
      })}
      {/* Always in the page, so that a message which appears later is read out. */}
      <span className="fw-field-message" id={messageId} aria-live="polite">
        {message && (wrong ? <CircleAlert aria-hidden size={14} /> : <CircleCheck aria-hidden size={14} />)}
        {message}
      </span>
    </div>
  );
}
