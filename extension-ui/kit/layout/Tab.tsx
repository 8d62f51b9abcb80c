import type { TabProps } from '@hubspot/ui-extensions';
import { useContext, useId, useLayoutEffect, useRef } from 'react';
import { TabsContext } from './tabs-context.ts';

/** One page of a Tabs: its panel, drawn only while it is selected. */
export function Tab({
  tabId,
  title = '',
  disabled = false,
  tooltip,
  tooltipPlacement = 'top',
  children,
  testId,
}: TabProps) {
  const ownId = useId();
  const id = tabId ?? ownId;
  const tabs = useContext(TabsContext);
  const panel = useRef<HTMLDivElement>(null);
  const register = tabs?.register;
  useLayoutEffect(() => {
    if (panel.current === null) return undefined;
    return register?.({ id, title, disabled, tooltip, tooltipPlacement, panel: panel.current });
  }, [register, id, title, disabled, tooltip, tooltipPlacement]);
  const selected = tabs?.selected === id;
  return (
    <div
      ref={panel}
      role="tabpanel"
      id={`${tabs?.base}-panel-${id}`}
      aria-labelledby={`${tabs?.base}-tab-${id}`}
      hidden={!selected}
      className="fw-tab-panel"
      data-testid={testId}
    >
      {selected && children}
    </div>
  );
}
