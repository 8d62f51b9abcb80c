import { type HTMLAttributes, type RefObject, useLayoutEffect, useRef } from 'react';
import { type Placement, place } from './place.ts';

interface FloatingProps extends HTMLAttributes<HTMLSpanElement> {
  open: boolean;
  anchor: RefObject<HTMLElement>;
  placement?: Placement;
}

/**
 * Something small that stands next to its anchor, above everything. It uses the browser's top layer, so neither a
 * scrolling sidebar nor an open dialog cuts it off. Stays mounted while closed: its children may own a dialog.
 */
export function Floating({ open, anchor, placement = 'bottom-start', children, ...rest }: FloatingProps) {
  const self = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = self.current;
    if (!element || !open) return;
    element.popover = 'manual';
    element.showPopover();
    const follow = () => {
      if (anchor.current) place(element, anchor.current, placement);
    };
    follow();
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
      if (element.isConnected) element.hidePopover();
    };
  }, [open, anchor, placement]);
  return (
    <span {...rest} ref={self} hidden={!open}>
      {children}
    </span>
  );
}
