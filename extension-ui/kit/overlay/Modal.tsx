import type { ModalBodyProps, ModalFooterProps, ModalProps } from '@hubspot/ui-extensions';
import { fullSize } from '../base/sizes.ts';
import { Dialog } from './Dialog.tsx';

/** A dialog in the middle of the page; stands in an `overlay` prop. */
export function Modal({
  id,
  title,
  width = 'sm',
  variant = 'default',
  testId,
  onOpen,
  onClose,
  children,
  ...aria
}: ModalProps) {
  return (
    <Dialog
      kind="modal"
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

export function ModalBody({ children, testId }: ModalBodyProps) {
  return (
    <div className="fw-dialog-body" data-testid={testId}>
      {children}
    </div>
  );
}

export function ModalFooter({ children, testId }: ModalFooterProps) {
  return (
    <div className="fw-dialog-footer" data-testid={testId}>
      {children}
    </div>
  );
}
