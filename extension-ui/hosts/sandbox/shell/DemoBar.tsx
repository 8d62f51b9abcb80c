import { ClipboardPaste, FlaskConical, ScrollText, UserRoundPen } from 'lucide-react';
import { useState } from 'react';
import type { Person, Session } from '../api/page-types.ts';
import { HumanEditDialog } from './HumanEditDialog.tsx';
import { MishapMenu } from './MishapMenu.tsx';
import { PageLink } from './PageLink.tsx';
import { TranscriptDialog } from './TranscriptDialog.tsx';
import { logPath, type Route } from './use-route.ts';

interface Props {
  session: Session;
  person: Person;
  route: Route;
  onPerson(userId: number): void;
}

const roles = { rep: 'sales rep', sales_ops: 'sales ops', admin: 'admin' };

/** The only part of the page that HubSpot does not have: who you are, what goes wrong, and where transcripts come from. */
export function DemoBar({ session, person, route, onPerson }: Props) {
  const [dialog, setDialog] = useState<'transcript' | 'edit' | null>(null);
  const record = route.page === 'record' ? route : null;
  const close = () => setDialog(null);
  return (
    <section className="hs-demo" aria-label="Sandbox controls">
      <p className="hs-demo-title">
        <FlaskConical size={14} aria-hidden />
        <strong>Sandbox</strong>
        <span className="hs-demo-note">stand-in HubSpot, synthetic data</span>
      </p>
      <label className="hs-demo-person">
        <span aria-hidden>You are</span>
        <select aria-label="You are" value={person.userId} onChange={(event) => onPerson(Number(event.target.value))}>
          {session.people.map(({ userId, firstName, lastName, role }) => (
            <option key={userId} value={userId}>{`${firstName} ${lastName}, ${roles[role]}`}</option>
          ))}
        </select>
      </label>
      <div className="hs-demo-actions">
        {record && (
          <>
            <button type="button" className="hs-demo-button is-strong" onClick={() => setDialog('transcript')}>
              <ClipboardPaste size={14} aria-hidden /> Paste a transcript
            </button>
            <button type="button" className="hs-demo-button" onClick={() => setDialog('edit')}>
              <UserRoundPen size={14} aria-hidden /> Edit as someone else
            </button>
          </>
        )}
        <MishapMenu />
        <PageLink to={logPath} className="hs-demo-button">
          <ScrollText size={14} aria-hidden /> Log
        </PageLink>
      </div>
      {record && dialog === 'transcript' && <TranscriptDialog record={record} person={person} onClose={close} />}
      {record && dialog === 'edit' && (
        <HumanEditDialog record={record} people={session.people} person={person} onClose={close} />
      )}
    </section>
  );
}
