import { type ExtensionPointApi, hubspot } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { LogScreen } from '#ui/screens/LogScreen.tsx';
import { hubspotHost } from './hubspot-host.ts';

hubspot.extend<'pages'>((api) => <Page {...api} />);

function Page({ context, actions }: ExtensionPointApi<'pages'>) {
  const host = useMemo(() => hubspotHost(context, actions), [context, actions]);
  return <LogScreen host={host} />;
}
