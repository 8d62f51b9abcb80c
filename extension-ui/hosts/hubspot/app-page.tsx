import { type ExtensionPointApi, hubspot } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { LogScreen } from '#ui/screens/LogScreen.tsx';
import { QueueScreen } from '#ui/screens/QueueScreen.tsx';
import { ScreenTabs } from '#ui/screens/ScreenTabs.tsx';
import { hubspotHost } from './hubspot-host.ts';

hubspot.extend<'pages'>((api) => <Page {...api} />);

const tabs = [
  { id: 'log', title: 'Log', Screen: LogScreen },
  { id: 'queue', title: 'Queue', Screen: QueueScreen },
] as const;

/** Fieldward's own page in HubSpot: what belongs to no record. The server says who may see what. */
function Page({ context, actions }: ExtensionPointApi<'pages'>) {
  const host = useMemo(() => hubspotHost(context, actions), [context, actions]);
  return <ScreenTabs host={host} tabs={tabs} variant="default" />;
}
