import { useCallback, useEffect, useState } from 'react';
import { StateMessage } from '../shell/StateMessage.tsx';
import { Toasts } from '../shell/Toasts.tsx';
import { usePerson } from '../shell/use-person.ts';
import { lightningApi } from './api/lightning-api.ts';
import type { Person, Session } from './api/page-types.ts';
import { AppPage } from './app/AppPage.tsx';
import { ListPage } from './list/ListPage.tsx';
import { GlobalHeader } from './navigation/GlobalHeader.tsx';
import { LightningDemoBar } from './navigation/LightningDemoBar.tsx';
import { type Route, useRoute } from './navigation/use-route.ts';
import { type Embedding, useEmbedding } from './panel/use-embedding.ts';
import { RecordPage } from './record/RecordPage.tsx';

type Loading = { status: 'loading' } | { status: 'failed'; message: string } | { status: 'ready'; session: Session };

/*
 * The stand-in Salesforce's page. Lightning's frame is closed: how it looks and mounts components is our reading of its
 * documentation. The component in it is the one that is deployed.
 */
export function App() {
  const [loading, setLoading] = useState<Loading>({ status: 'loading' });
  const load = useCallback(() => {
    setLoading({ status: 'loading' });
    lightningApi.session().then(
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
  const [person, choosePerson] = usePerson('sandbox-user', session.people);
  const [embedding, chooseEmbedding] = useEmbedding();
  if (!person) return <StateMessage kind="failed" title="The sandbox has no people" text="Its seed data is missing." />;
  const place = route.page === 'record' ? route.recordId : route.page === 'list' ? route.objectType : route.page;
  return (
    <Toasts>
      <a className="sb-skip" href="#main">
        Skip to the record
      </a>
      <LightningDemoBar
        {...{ session, person, route, embedding }}
        onPerson={choosePerson}
        onEmbedding={chooseEmbedding}
      />
      <GlobalHeader
        session={session}
        person={person}
        current={route.page === 'record' || route.page === 'list' ? route.objectType : route.page}
      />
      {/* Another person or record means another page: nothing of the former may stay on the screen. */}
      <Page key={`${person.userId} ${place}`} {...{ session, person, route, embedding }} />
    </Toasts>
  );
}

interface PageProps {
  session: Session;
  person: Person;
  route: Route;
  embedding: Embedding;
}

function Page({ session, person, route, embedding }: PageProps) {
  if (route.page === 'record') {
    const { objectType, recordId } = route;
    return <RecordPage {...{ session, person, embedding, objectType, recordId }} />;
  }
  if (route.page === 'app') return <AppPage session={session} person={person} />;
  const object = route.page === 'list' ? session.objects.find(({ name }) => name === route.objectType) : undefined;
  if (object) return <ListPage person={person} object={object} />;
  return <StateMessage kind="empty" title="There is no such page" text="Search for a record at the top." />;
}
