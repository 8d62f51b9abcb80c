import type { DropdownProps } from '@hubspot/ui-extensions';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Floating } from '../base/Floating.tsx';
import { fullSize } from '../base/sizes.ts';
import { useOutsidePress } from '../base/use-outside-press.ts';
import { ChevronDown } from '../icons/kit-icons.ts';
import { buttonClass } from './Button.tsx';
import { DropdownButtonItem } from './DropdownButtonItem.tsx';
import { MenuContext } from './menu-context.ts';
import { moveInMenu } from './move-in-menu.ts';

/** A button with a menu: arrows, Home, End and letters move, Escape and Tab close. */
export function Dropdown(props: DropdownProps) {
  const { options = [], variant = 'secondary', buttonText = 'More', buttonSize = 'md', disabled = false } = props;
  const { children, testId } = props;
  const [opened, setOpened] = useState<'no' | 'first' | 'last'>('no');
  const trigger = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const menu = useMemo(() => ({ close: () => setOpened('no'), trigger }), []);
  useMenuFocus(menuId, opened);
  useOutsidePress(opened !== 'no', [trigger], menuId, menu.close);
  const closeToTrigger = () => {
    menu.close();
    trigger.current?.focus();
  };
  return (
    <span className="fw-dropdown" data-testid={testId}>
      <button
        ref={trigger}
        type="button"
        className={buttonClass(variant, fullSize(buttonSize))}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={opened !== 'no'}
        aria-controls={menuId}
        onClick={() => setOpened(opened === 'no' ? 'first' : 'no')}
        onKeyDown={(event) => {
          const edge = { ArrowDown: 'first', ArrowUp: 'last' } as const;
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpened(edge[event.key]);
        }}
      >
        <span className="fw-button-label">{buttonText}</span>
        <ChevronDown aria-hidden size="1em" />
      </button>
      <Floating
        open={opened !== 'no'}
        anchor={trigger}
        id={menuId}
        role="menu"
        aria-label={buttonText}
        className="fw-menu"
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
          if (event.key === 'Escape') {
            // One press closes the menu, not the dialog around it too.
            event.preventDefault();
            event.stopPropagation();
            closeToTrigger();
          } else if (event.key === 'Tab') closeToTrigger();
          else moveInMenu(event);
        }}
      >
        <MenuContext.Provider value={menu}>
          {options.map(({ label, onClick }) => (
            <DropdownButtonItem key={label} {...(onClick ? { onClick: () => onClick() } : {})}>
              {label}
            </DropdownButtonItem>
          ))}
          {children}
        </MenuContext.Provider>
      </Floating>
    </span>
  );
}

function useMenuFocus(menuId: string, opened: 'no' | 'first' | 'last'): void {
  useEffect(() => {
    if (opened === 'no') return;
    const items = document.getElementById(menuId)?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [];
    const target = opened === 'first' ? items[0] : items[items.length - 1];
    target?.focus();
  }, [menuId, opened]);
}
