import type { ButtonRowProps } from '@hubspot/ui-extensions';

/** Buttons side by side. They wrap where HubSpot folds those that do not fit into a menu. */
export function ButtonRow({ children, testId }: ButtonRowProps) {
  return (
    <div className="fw-button-row" data-testid={testId}>
      {children}
    </div>
  );
}
