import type { LoadingSpinnerProps } from '@hubspot/ui-extensions';
import { classNames } from '../base/class-names.ts';
import { fullSize } from '../base/sizes.ts';

export function LoadingSpinner({
  label,
  showLabel = false,
  size = 'sm',
  layout = 'inline',
  testId,
}: LoadingSpinnerProps) {
  return (
    <span role="status" className={`fw-loading fw-loading-${layout}`} data-testid={testId}>
      <span className={`fw-spinner fw-spinner-${fullSize(size)}`} aria-hidden />
      <span className={classNames(showLabel ? 'fw-loading-label' : 'fw-only-heard')}>{label}</span>
    </span>
  );
}
