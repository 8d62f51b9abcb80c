import type { CardProps } from '@hubspot/ui-extensions';

export function Card({ children, testId }: CardProps) {
  return (
    <div className="fw-card" data-testid={testId}>
      {children}
    </div>
  );
}
