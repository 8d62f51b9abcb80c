import { Tab, Tabs } from '@hubspot/ui-extensions';
import { type ComponentType, useState } from 'react';
import type { Host } from '#ui/core/host.ts';

interface ScreenTabsProps {
  readonly host: Host;
  /** The first of them is shown at the beginning. */
  readonly tabs: readonly {
    readonly id: string;
    readonly title: string;
    readonly Screen: ComponentType<{ host: Host }>;
  }[];
  readonly variant: 'default' | 'enclosed';
}

/** Several screens on one page of a host. Only the one that is looked at asks the server. */
export function ScreenTabs({ host, tabs, variant }: ScreenTabsProps) {
  const [chosen, setChosen] = useState<string | number>(tabs[0]?.id ?? '');
  return (
    <Tabs selected={chosen} onSelectedChange={setChosen} variant={variant} testId="app-tabs">
      {tabs.map(({ id, title, Screen }) => (
        <Tab key={id} tabId={id} title={title}>
          {id === chosen && <Screen host={host} />}
        </Tab>
      ))}
    </Tabs>
  );
}
