import type { StatisticsItemProps, StatisticsProps, StatisticsTrendProps } from '@hubspot/ui-extensions';
import { TrendDown, TrendUp } from '../icons/kit-icons.ts';

export function Statistics({ children, testId }: StatisticsProps) {
  return (
    <div className="fw-statistics" data-testid={testId}>
      {children}
    </div>
  );
}

export function StatisticsItem({ id, label, number, children, testId }: StatisticsItemProps) {
  return (
    <div className="fw-statistic" id={id} data-testid={testId}>
      <div className="fw-statistic-label">{label}</div>
      <div className="fw-statistic-number fw-figures">{number}</div>
      {children}
    </div>
  );
}

/** A change against before; rising is good unless `color` says otherwise. */
export function StatisticsTrend({ value, direction = 'increase', color, testId }: StatisticsTrendProps) {
  const rising = direction === 'increase';
  const mood = color ?? (rising ? 'green' : 'red');
  const Sign = rising ? TrendUp : TrendDown;
  return (
    <span className={`fw-trend fw-trend-${mood}`} data-testid={testId}>
      <Sign aria-hidden size={16} />
      <span className="fw-only-heard">{rising ? 'Up ' : 'Down '}</span>
      {value}
    </span>
  );
}
