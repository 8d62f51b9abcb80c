import type { DropdownButtonItemProps } from '@hubspot/ui-extensions';
import { useContext, useRef } from 'react';
import { useOverlay } from '../overlay/overlay-slot.tsx';
import { MenuContext } from './menu-context.ts';
import { usePress } from './use-press.ts';

/** One entry of a Dropdown. */
export function DropdownButtonItem({ children, onClick, overlay: content, testId }: DropdownButtonItemProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const menu = useContext(MenuContext);
  const press = usePress(onClick);
  const { overlay, triggerProps, hasDialog, open } = useOverlay(content, anchor, menu?.trigger);
  return (
    <>
      <button
        {...triggerProps}
        ref={anchor}
        type="button"
        role="menuitem"
        tabIndex={-1}
        className="fw-menu-item"
        data-testid={testId}
        onClick={(event) => {
          // First back to the menu's button, so that a dialog remembers that as its origin.
          menu?.trigger.current?.focus();
          menu?.close();
          if (hasDialog) open();
          press(event);
        }}
      >
        {children}
      </button>
      {overlay}
    </>
  );
}
