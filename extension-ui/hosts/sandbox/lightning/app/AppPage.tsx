import { useEffect } from 'react';
import type { Person, Session } from '../api/page-types.ts';
import { LwcPanel } from '../panel/LwcPanel.tsx';

/** A Lightning app page with one region, in it the deployed component without a record. */
export function AppPage({ session, person }: { session: Session; person: Person }) {
  useEffect(() => {
    document.title = 'Fieldward | Sandbox CRM';
  }, []);
  return (
    <main id="main" className="lx-list" tabIndex={-1}>
      <h1 className="sb-hidden">Fieldward</h1>
      <LwcPanel session={session} person={person} record={null} />
    </main>
  );
}
