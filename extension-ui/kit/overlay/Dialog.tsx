import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { callHandler } from '../base/call-handler.ts';
import { classNames } from '../base/class-names.ts';
import { X } from '../icons/kit-icons.ts';
import { useKitSettings } from '../kit-settings.ts';
import { useOverlaySlot } from './overlay-slot.tsx';

interface DialogProps {
  kind: 'modal' | 'panel';
  id: string;
  variant: string;
  width: string;
  title: string | undefined;
  label: string | undefined;
  testId: string | undefined;
  onOpen: (() => void) | undefined;
  onClose: (() => void) | undefined;
  children: ReactNode;
}

/**
 * Modal and Panel: the browser's own modal dialog, which traps focus and makes the rest inert.
 * Opens only through the `overlay` prop that it stands in, or by its id through the bridge.
 */
export function Dialog({ id, onOpen, onClose, ...shown }: DialogProps) {
  const slot = useOverlaySlot();
  const { bridge, overlayRoot } = useKitSettings();
  const open = slot?.open;
  const close = slot?.close;
  const addDialog = slot?.addDialog;
  useEffect(() => addDialog?.(), [addDialog]);
  useEffect(() => (open && close ? bridge.register(id, { open, close }) : undefined), [bridge, id, open, close]);
  const opened = slot?.opened ?? false;
  useAnnounced(opened, onOpen, onClose);
  if (!opened || !close || overlayRoot === null) return null;
  return createPortal(<OpenDialog {...shown} close={close} />, overlayRoot);
}

/** Tells the card that the overlay has opened or closed; nothing on the first paint. */
function useAnnounced(opened: boolean, onOpen?: () => void, onClose?: () => void): void {
  const handlers = useRef({ onOpen, onClose });
  handlers.current = { onOpen, onClose };
  const told = useRef(false);
  useEffect(() => {
    if (told.current === opened) return;
    told.current = opened;
    void callHandler(opened ? handlers.current.onOpen : handlers.current.onClose);
  }, [opened]);
}

interface OpenDialogProps extends Omit<DialogProps, 'id' | 'onOpen' | 'onClose'> {
  close(): void;
}

function OpenDialog({ kind, variant, width, title, label, testId, children, close }: OpenDialogProps) {
  const self = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = self.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={self}
      className={classNames('fw-dialog', `fw-${kind}`, `fw-${kind}-${width}`, `fw-${kind}-${variant}`)}
      aria-label={label}
      aria-labelledby={label === undefined && title !== undefined ? titleId : undefined}
      data-testid={testId}
      // Drawn elsewhere, it still bubbles to the menu that its trigger stands in, which would eat Escape.
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClose={() => {
        // React's strict mode closes and reopens once; only a dialog that stays closed counts.
        if (self.current?.open === false) close();
      }}
    >
      <header className="fw-dialog-header">
        <h2 className="fw-dialog-title" id={titleId}>
          {title}
        </h2>
        <button type="button" className="fw-dialog-close" aria-label="Close" onClick={close}>
          <X aria-hidden size={18} />
        </button>
      </header>
      <div className="fw-dialog-content">{children}</div>
    </dialog>
  );
}
