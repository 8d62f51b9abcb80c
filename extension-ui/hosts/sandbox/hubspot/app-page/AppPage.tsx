import { useEffect, useMemo } from 'react';
import { StateMessage } from '../../shell/StateMessage.tsx';
import type { Person, Session } from '../api/page-types.ts';
import { CardFrame } from '../card/CardFrame.tsx';
import { pageContext } from '../card/card-context.ts';
import { useBridge } from '../card/use-bridge.ts';

interface Props {
  session: Session;
  person: Person;
  location: 'pages' | 'settings';
}

/** HubSpot's page of an app, or of its settings: one card over the whole width. */
export function AppPage({ session, person, location }: Props) {
  const card = session.cards.find((one) => one.location === location);
  const context = useMemo(() => pageContext(session, person, location), [session, person, location]);
  const bridge = useBridge(person, null);
  useEffect(() => {
    document.title = `${session.app.name} · Sandbox CRM`;
  }, [session.app.name]);
  return (
    <main id="main" className="hs-app-page" tabIndex={-1}>
      <h1>{session.app.name}</h1>
      {card ? (
        <CardFrame card={card} context={context} bridge={bridge} />
      ) : (
        <StateMessage kind="empty" title="No app page" text="The page has not been built yet." />
      )}
    </main>
  );
}
