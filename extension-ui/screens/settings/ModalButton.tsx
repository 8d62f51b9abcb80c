import { Button, Icon, Modal } from '@hubspot/ui-extensions';
import { type ComponentProps, type ReactNode, useRef, useState } from 'react';
import type { Host } from '#ui/core/host.ts';

interface Props {
  host: Host;
  /** Unique on the screen. */
  id: string;
  /** What the eye reads on the button. */
  act: string;
  icon: ComponentProps<typeof Icon>['name'];
  /** On what it acts, for a screen reader: many buttons of a list read alike. */
  label?: string;
  title: string;
  variant?: 'primary' | 'secondary' | 'transparent' | 'destructive';
  size?: 'xs' | 'sm';
  disabled?: boolean;
  dangerous?: boolean;
  wide?: boolean;
  /** Told when the dialog is gone, however it went. */
  onClosed?: () => void;
  /** What the dialog holds. It begins anew each time it is opened, so that nothing typed or shown stays behind. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a dialog. */
export function ModalButton(props: Props) {
  const { host, id, act, icon, label, title, children, onClosed } = props;
  const { variant = 'secondary', size = 'xs', disabled = false, dangerous = false, wide = false } = props;
  const [open, setOpen] = useState(false);
  const isOpen = useRef(false);
  const set = (now: boolean) => {
    // Told by the dialog as well as by what stands in it.
    if (isOpen.current && !now) onClosed?.();
    isOpen.current = now;
    setOpen(now);
  };
  const close = () => {
    host.closeOverlay(id);
    set(false);
  };
  return (
    <Button
      size={size}
      variant={variant}
      disabled={disabled}
      onClick={() => set(true)}
      testId={id}
      overlay={
        <Modal
          id={id}
          title={title}
          width={wide ? 'md' : 'sm'}
          variant={dangerous ? 'danger' : 'default'}
          onClose={() => set(false)}
          testId={`${id}-dialog`}
        >
          {open ? children(close) : null}
        </Modal>
      }
    >
      <Icon name={icon} size="sm" {...(label === undefined ? {} : { screenReaderText: label })} />
      {` ${act}`}
    </Button>
  );
}
