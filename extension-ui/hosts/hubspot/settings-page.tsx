import { type ExtensionPointApi, hubspot } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { SettingsScreen } from '#ui/screens/SettingsScreen.tsx';
import { hubspotHost } from './hubspot-host.ts';

hubspot.extend<'settings'>((api) => <Page {...api} />);

function Page({ context, actions }: ExtensionPointApi<'settings'>) {
  const host = useMemo(() => hubspotHost(context, actions), [context, actions]);
  return <SettingsScreen host={host} offersConsole={true} />;
}
