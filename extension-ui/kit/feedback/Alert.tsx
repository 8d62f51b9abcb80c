import type { AlertProps } from '@hubspot/ui-extensions';
import { CircleAlert, CircleCheck, Info, Lightbulb, TriangleAlert } from '../icons/kit-icons.ts';

const signs = {
  info: Info,
  warning: TriangleAlert,
  success: CircleCheck,
  error: CircleAlert,
  danger: CircleAlert,
  tip: Lightbulb,
};

/** A message that is read out when it appears: at once when something failed, politely otherwise. */
export function Alert({ title, variant = 'info', children, testId }: AlertProps) {
  const Sign = Object.hasOwn(signs, variant) ? signs[variant] : Info;
  const urgent = variant === 'error' || variant === 'danger';
  return (
    <div role={urgent ? 'alert' : 'status'} className={`fw-alert fw-alert-${variant}`} data-testid={testId}>
      <Sign aria-hidden size={18} className="fw-alert-sign" />
      <div className="fw-alert-text">
        <div className="fw-alert-title">{title}</div>
        {children}
      </div>
    </div>
  );
}
