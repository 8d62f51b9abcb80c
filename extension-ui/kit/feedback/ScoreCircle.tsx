import type { ScoreProps } from '@hubspot/ui-extensions';

const radius = 26;
const around = 2 * Math.PI * radius;

/** A score from 0 to 100: below 34 bad, below 67 middling, else good. */
export function ScoreCircle({ score, testId }: ScoreProps) {
  const shown = Math.round(Math.max(0, Math.min(100, Number.isFinite(score) ? score : 0)));
  const mood = shown < 34 ? 'danger' : shown < 67 ? 'warning' : 'success';
  return (
    <span role="img" aria-label={`Score ${shown} of 100`} className={`fw-score fw-score-${mood}`} data-testid={testId}>
      <svg viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
        <circle cx="32" cy="32" r={radius} className="fw-score-track" />
        <circle
          cx="32"
          cy="32"
          r={radius}
          className="fw-score-arc"
          strokeDasharray={`${(shown / 100) * around} ${around}`}
          transform="rotate(-90 32 32)"
        />
      </svg>
      <span className="fw-score-number" aria-hidden>
        {shown}
      </span>
    </span>
  );
}
