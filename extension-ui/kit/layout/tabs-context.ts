import { createContext, type RefObject, useCallback, useState } from 'react';

export interface KnownTab {
  id: string | number;
  title: string;
  disabled: boolean;
  tooltip: string | undefined;
  tooltipPlacement: 'top' | 'bottom' | 'left' | 'right';
  /** The tab's panel: its place in the document is the tab's place in the list. */
  panel: HTMLElement;
}

export interface TabsContextValue {
  base: string;
  selected: string | number | undefined;
  register(tab: KnownTab): () => void;
}

export const TabsContext = createContext<TabsContextValue | null>(null);

/** The tabs that are mounted, in the order of their panels whatever the order they came in. */
export function useTabRegistry(body: RefObject<HTMLElement>) {
  const [tabs, setTabs] = useState<KnownTab[]>([]);
  const register = useCallback(
    (tab: KnownTab) => {
      setTabs((known) => inOrder([...known.filter(({ panel }) => panel !== tab.panel), tab], body.current));
      return () => setTabs((known) => known.filter((other) => other !== tab));
    },
    [body],
  );
  return { tabs, register };
}

function inOrder(tabs: KnownTab[], body: HTMLElement | null): KnownTab[] {
  const panels = [...(body?.querySelectorAll('[role="tabpanel"]') ?? [])];
  return tabs.sort((a, b) => panels.indexOf(a.panel) - panels.indexOf(b.panel));
}
