import { type ExtensionPointApi, hubspot, Tab, Tabs } from '@hubspot/ui-extensions';
import { useMemo, useState } from 'react';
import { LogScreen } from '#ui/screens/LogScreen.tsx';
import { QueueScreen } from '#ui/screens/QueueScreen.tsx';
import { hubspotHost } from './hubspot-host.ts';

hubspot.extend<'pages'>((api) => <Page {...api} />);

const tabs = [
  { id: 'log', title: 'Log', Screen: LogScreen },
  { id: 'queue', title: 'Queue', Screen: QueueScreen },
] as const;

/** Fieldward's own page in HubSpot: what belongs to no record. The server says who may see what. */
function Page({ context, actions }: ExtensionPointApi<'pages'>) {
  const [chosen, setChosen] = useState<string>('log');
  const host = useMemo(() => hubspotHost(context, actions), [context, actions]);
  return (
    <Tabs selected={chosen} onSelectedChange={(id: string | number) => setChosen(String(id))} testId="app-tabs">
      {tabs.map(({ id, title, Screen }) => (
        <Tab key={id} tabId={id} title={title}>
          {/* Only what is looked at asks the server. */}
          {id === chosen && <Screen host={host} />}
        </Tab>
      ))}
    </Tabs>
  );
}
