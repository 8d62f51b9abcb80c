import type { DescriptionListItemProps, DescriptionListProps } from '@hubspot/ui-extensions';

export function DescriptionList({ direction = 'column', children, testId }: DescriptionListProps) {
  return (
    <dl className={`fw-descriptions fw-descriptions-${direction}`} data-testid={testId}>
      {children}
    </dl>
  );
}

export function DescriptionListItem({ label, children, testId }: DescriptionListItemProps) {
  return (
    <div className="fw-description" data-testid={testId}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
