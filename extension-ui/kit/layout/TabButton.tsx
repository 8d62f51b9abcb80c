import { useRef } from 'react';
import { useOverlay } from '../overlay/overlay-slot.tsx';
import { Tooltip } from '../overlay/Tooltip.tsx';
import type { KnownTab } from './tabs-context.ts';

interface TabButtonProps {
  tab: KnownTab;
  base: string;
  selected: boolean;
  onSelect(): void;
}

export function TabButton({ tab, base, selected, onSelect }: TabButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const tip = tab.tooltip === undefined ? null : <Tooltip placement={tab.tooltipPlacement}>{tab.tooltip}</Tooltip>;
  const { overlay, triggerProps } = useOverlay(tip, anchor);
  return (
    <>
      <button
        {...triggerProps}
        ref={anchor}
        type="button"
        role="tab"
        id={`${base}-tab-${tab.id}`}
        aria-controls={`${base}-panel-${tab.id}`}
        aria-selected={selected}
        tabIndex={selected ? 0 : -1}
        disabled={tab.disabled}
        className="fw-tab"
        onClick={onSelect}
      >
        {tab.title}
      </button>
      {overlay}
    </>
  );
}
