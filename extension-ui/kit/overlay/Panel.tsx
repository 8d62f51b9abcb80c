import type { PanelBodyProps, PanelFooterProps, PanelProps, PanelSectionProps } from '@hubspot/ui-extensions';
import { classNames } from '../base/class-names.ts';
import { fullSize } from '../base/sizes.ts';
import { Dialog } from './Dialog.tsx';

/** A dialog at the right edge; stands in an `overlay` prop. Unlike HubSpot's, both variants hold the focus. */
export function Panel({
  id,
  title,
  width = 'sm',
  variant = 'default',
  testId,
  onOpen,
  onClose,
  children,
  ...aria
}: PanelProps) {
  return (
    <Dialog
      kind="panel"
      id={id}
      title={title}
      label={aria['aria-label']}
      width={fullSize(width)}
      variant={variant}
      testId={testId}
      onOpen={onOpen}
      onClose={onClose}
    >
      {children}
    </Dialog>
  );
}

export function PanelBody({ children, testId }: PanelBodyProps) {
  return (
    <div className="fw-dialog-body" data-testid={testId}>
      {children}
    </div>
  );
}

export function PanelSection({ children, flush = false, testId }: PanelSectionProps) {
  return (
    <div className={classNames('fw-panel-section', flush && 'fw-flush')} data-testid={testId}>
      {children}
    </div>
  );
}

export function PanelFooter({ children, testId }: PanelFooterProps) {
  return (
    <div className="fw-dialog-footer" data-testid={testId}>
      {children}
    </div>
  );
}
