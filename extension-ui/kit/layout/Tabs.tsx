import type { TabsProps } from '@hubspot/ui-extensions';
import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { classNames } from '../base/class-names.ts';
import { useOwnOrGiven } from '../base/use-own-or-given.ts';
import { TabButton } from './TabButton.tsx';
import { type KnownTab, TabsContext, useTabRegistry } from './tabs-context.ts';

type SelectedChange = ((selectedId: string | number) => void) | undefined;

/** Arrow keys move between the tabs and select; each `Tab` below reports itself, so a card's worker may own them. */
export function Tabs(props: TabsProps) {
  const { children, selected, defaultSelected, variant = 'default', fill = false, testId } = props;
  const base = useId();
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { tabs, register } = useTabRegistry(body);
  const [own, setOwn] = useOwnOrGiven<string | number | undefined>(selected, defaultSelected);
  const current = tabs.find(({ id }) => id === own) ?? tabs.find(({ disabled }) => !disabled);
  const context = useMemo(() => ({ base, selected: current?.id, register }), [base, current?.id, register]);
  const choose = (tab: KnownTab) => {
    if (tab.disabled) return;
    setOwn(tab.id);
    if (tab.id !== current?.id) void callHandler(props.onSelectedChange as SelectedChange, tab.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = neighbour(event.key, tabs, current);
    if (!target) return;
    event.preventDefault();
    choose(target);
    const at = tabs.indexOf(target);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus();
  };
  return (
    <div className={classNames('fw-tabs', `fw-tabs-${variant}`, fill && 'fw-tabs-fill')} data-testid={testId}>
      <div role="tablist" ref={list} className="fw-tab-list" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <TabButton key={tab.id} tab={tab} base={base} selected={tab === current} onSelect={() => choose(tab)} />
        ))}
      </div>
      <div ref={body}>
        <TabsContext.Provider value={context}>{children}</TabsContext.Provider>
      </div>
    </div>
  );
}

function neighbour(key: string, tabs: KnownTab[], current: KnownTab | undefined): KnownTab | undefined {
  const open = tabs.filter(({ disabled }) => !disabled);
  const at = current ? open.indexOf(current) : -1;
  if (key === 'ArrowRight') return open[(at + 1) % open.length];
  if (key === 'ArrowLeft') return open.at(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return open[0];
  if (key === 'End') return open.at(-1);
  return undefined;
}
