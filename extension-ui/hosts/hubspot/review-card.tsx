import { type ExtensionPointApi, hubspot } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { ReviewCard } from '#ui/screens/ReviewCard.tsx';
import { hubspotHost } from './hubspot-host.ts';

/* One entry for the tab, the sidebar and the help desk: HubSpot says in the context which of them is being drawn. */
hubspot.extend<'crm.record.tab'>((api) => <Card {...api} />);

function Card({ context, actions }: ExtensionPointApi<'crm.record.tab'>) {
  const host = useMemo(() => hubspotHost(context, actions), [context, actions]);
  const { location } = context;
  // A record has the tab beside the sidebar; a help desk has this card only.
  const brief = location === 'crm.record.sidebar';
  return <ReviewCard host={host} layout={location === 'crm.record.tab' ? 'wide' : 'narrow'} brief={brief} />;
}
