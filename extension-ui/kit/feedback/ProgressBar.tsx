import type { ProgressBarProps } from '@hubspot/ui-extensions';
import { useId } from 'react';

export function ProgressBar(props: ProgressBarProps) {
  const { title, showPercentage = false, value = 0, valueDescription, variant = 'success', testId } = props;
  const most = props.maxValue ?? props.valueMax ?? 100;
  const share = most > 0 ? Math.max(0, Math.min(1, value / most)) : 0;
  const percent = `${Math.round(share * 100)}%`;
  const titleId = useId();
  const label = props['aria-label'] ?? (title === undefined ? (valueDescription ?? 'Progress') : undefined);
  return (
    <div className="fw-progress" data-testid={testId}>
      {(title !== undefined || showPercentage) && (
        <div className="fw-progress-head">
          <span id={titleId}>{title}</span>
          {showPercentage && <span className="fw-figures">{percent}</span>}
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-labelledby={label === undefined ? titleId : undefined}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={Math.max(0, Math.min(value, most))}
        aria-valuetext={valueDescription ?? percent}
        className="fw-progress-track"
      >
        <div className={`fw-progress-bar fw-progress-${variant}`} style={{ width: `${share * 100}%` }} />
      </div>
      {valueDescription !== undefined && <div className="fw-progress-note">{valueDescription}</div>}
    </div>
  );
}
