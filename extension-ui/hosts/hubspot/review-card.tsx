import { type ExtensionPointApi, hubspot } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { ReviewCard } from '#ui/screens/ReviewCard.tsx';
import { hubspotHost } from './hubspot-host.ts';

/* One entry for the tab, the sidebar and the help desk: HubSpot says in the context which of them is being drawn. */
hubspot.extend<'crm.record.tab'>((api) => <Card {...api} />);

function Card({ context, actions }: ExtensionPointApi<'crm.record.tab'>) {
  const host = useMemo(() => hubspotHost(context, actions), [context, actions]);
  return <ReviewCard host={host} layout={context.location === 'crm.record.tab' ? 'wide' : 'narrow'} />;
}
