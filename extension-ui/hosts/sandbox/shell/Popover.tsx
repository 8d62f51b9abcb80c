import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface Props {
  label: ReactNode;
  className: string;
  onOpen?(): void;
  children(close: () => void): ReactNode;
}

/** A button with a panel below it. Escape and a click elsewhere close it. */
export function Popover({ label, className, onOpen, children }: Props) {
  const [open, setOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useEffect(() => {
    if (!open) return;
    const leave = (event: PointerEvent) => {
      if (!area.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
  return (
    <div className="sb-popover-area" ref={area}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => {
          if (!open) onOpen?.();
          setOpen(!open);
        }}
      >
        {label}
      </button>
      <div id={panelId} className="sb-popover" hidden={!open}>
        {open && children(() => setOpen(false))}
      </div>
    </div>
  );
}
