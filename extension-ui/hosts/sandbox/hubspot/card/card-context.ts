import type { Person, Session } from '../api/page-types.ts';
import type { CardContext } from './protocol.ts';

type RecordLocation = 'crm.record.tab' | 'crm.record.sidebar';

/** What HubSpot tells a card on a record. */
export function recordContext(
  session: Session,
  person: Person,
  record: { objectTypeId: string; objectId: string },
  location: RecordLocation,
): CardContext {
  const crm = { objectTypeId: record.objectTypeId, objectId: Number(record.objectId) };
  return { ...common(session, person, location), location, crm };
}

/** What HubSpot tells an app page, or the app's settings: both belong to no record. */
export function pageContext(session: Session, person: Person, location: 'pages' | 'settings'): CardContext {
  return { ...common(session, person, location), location };
}

function common(session: Session, person: Person, location: CardContext['location']) {
  const { portal, app, cards } = session;
  const cardTitle = cards.find((card) => card.location === location)?.title ?? app.name;
  return {
    user: {
      id: person.userId,
      email: person.email,
      emails: [person.email],
      firstName: person.firstName,
      lastName: person.lastName,
      roles: [],
      teams: person.teams.map(({ id, name }) => ({ id, name, teammates: [] })),
      locale: 'en-US',
      language: 'en',
      permissions: person.role === 'admin' ? (['integrations-management-write'] as const).slice() : [],
    },
    portal: { id: portal.id, timezone: portal.timezone },
    // In HubSpot a variable of the project's profile.
    variables: { FIELDWARD_URL: session.productUrl ?? window.location.origin },
    extension: { appId: app.appId, appName: app.name, cardTitle },
  };
}
