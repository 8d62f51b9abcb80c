import { useCallback, useEffect, useState } from 'react';
import { StateMessage } from '../shell/StateMessage.tsx';
import { Toasts } from '../shell/Toasts.tsx';
import { usePerson } from '../shell/use-person.ts';
import type { Person, Session } from './api/page-types.ts';
import { sandboxApi } from './api/sandbox-api.ts';
import { AppPage } from './app-page/AppPage.tsx';
import { HubSpotDemoBar } from './navigation/HubSpotDemoBar.tsx';
import { NavRail } from './navigation/NavRail.tsx';
import { TopNav } from './navigation/TopNav.tsx';
import { type Route, useRoute } from './navigation/use-route.ts';
import { RecordPage } from './record/RecordPage.tsx';

type Loading = { status: 'loading' } | { status: 'failed'; message: string } | { status: 'ready'; session: Session };

/*
 * The stand-in HubSpot's page. HubSpot's real host is closed: how it looks, signs requests and appends parameters is our
 * reading of its documentation. What a card sees (globals, remote protocol, context, actions) is the SDK's.
 */
export function App() {
  const [loading, setLoading] = useState<Loading>({ status: 'loading' });
  const load = useCallback(() => {
    setLoading({ status: 'loading' });
    sandboxApi.session().then(
      (session) => setLoading({ status: 'ready', session }),
      (error: Error) => setLoading({ status: 'failed', message: error.message }),
    );
  }, []);
  useEffect(load, [load]);
  if (loading.status === 'loading') return <StateMessage kind="loading" title="Opening the sandbox" />;
  if (loading.status === 'failed') {
    return <StateMessage kind="failed" title="The sandbox could not be opened" text={loading.message} onRetry={load} />;
  }
  return <Sandbox session={loading.session} />;
}

function Sandbox({ session }: { session: Session }) {
  const route = useRoute();
  const [person, choosePerson] = usePerson('sandbox-person', session.people);
  if (!person) return <StateMessage kind="failed" title="The sandbox has no people" text="Its seed data is missing." />;
  const place = route.page === 'record' ? `${route.objectTypeId}/${route.objectId}` : route.page;
  return (
    <Toasts>
      <a className="sb-skip" href="#main">
        Skip to the record
      </a>
      <HubSpotDemoBar session={session} person={person} route={route} onPerson={choosePerson} />
      <div className="hs-frame">
        <NavRail />
        <div className="hs-body">
          <TopNav session={session} person={person} />
          {/* Another person or record means another page: nothing of the former may stay on the screen. */}
          <Page key={`${person.userId} ${place}`} session={session} person={person} route={route} />
        </div>
      </div>
    </Toasts>
  );
}

function Page({ session, person, route }: { session: Session; person: Person; route: Route }) {
  switch (route.page) {
    case 'record':
      return (
        <RecordPage session={session} person={person} objectTypeId={route.objectTypeId} objectId={route.objectId} />
      );
    case 'log':
      return <AppPage session={session} person={person} location="pages" />;
    case 'settings':
      return <AppPage session={session} person={person} location="settings" />;
    case 'unknown':
      return <StateMessage kind="empty" title="There is no such page" text="Search for a record at the top." />;
  }
}
