import { ClipboardPaste, FlaskConical, UserRoundPen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { CrmSwitch } from './CrmSwitch.tsx';
import type { OtherCrm } from './demo-types.ts';

export interface DemoPerson {
  userId: number | string;
  firstName: string;
  lastName: string;
  role: 'rep' | 'sales_ops' | 'admin';
}

interface Props {
  /** The CRM whose page this is. */
  crm: string;
  otherCrms: OtherCrm[];
  people: DemoPerson[];
  person: DemoPerson;
  onPerson(userId: string): void;
  /** What can be done to the open record; null where none is open. */
  record: RecordDialogs | null;
  /** More controls: choices after the person, actions at the end. */
  choices?: ReactNode;
  actions: ReactNode;
}

export interface RecordDialogs {
  transcript(onClose: () => void): ReactNode;
  colleague(onClose: () => void): ReactNode;
}

const roles = { rep: 'sales rep', sales_ops: 'sales ops', admin: 'admin' };

/** The only part of the page that the CRM does not have: who you are, what goes wrong, and where transcripts come from. */
export function DemoBar({ crm, otherCrms, people, person, onPerson, record, choices, actions }: Props) {
  const [dialog, setDialog] = useState<keyof RecordDialogs | null>(null);
  return (
    <section className="sb-demo" aria-label="Sandbox controls">
      <p className="sb-demo-title">
        <FlaskConical size={14} aria-hidden />
        <strong>Sandbox</strong>
        <span className="sb-demo-note">stand-in {crm}, synthetic data</span>
      </p>
      {otherCrms.length > 0 && <CrmSwitch crm={crm} others={otherCrms} />}
      <label className="sb-demo-person">
        <span aria-hidden>You are</span>
        <select aria-label="You are" value={person.userId} onChange={(event) => onPerson(event.target.value)}>
          {people.map(({ userId, firstName, lastName, role }) => (
            <option key={userId} value={userId}>{`${firstName} ${lastName}, ${roles[role]}`}</option>
          ))}
        </select>
      </label>
      {choices}
      <div className="sb-demo-actions">
        {record && (
          <>
            <button type="button" className="sb-demo-button is-strong" onClick={() => setDialog('transcript')}>
              <ClipboardPaste size={14} aria-hidden />
              <span className="sb-demo-words">Paste a transcript</span>
            </button>
            <button type="button" className="sb-demo-button" onClick={() => setDialog('colleague')}>
              <UserRoundPen size={14} aria-hidden />
              <span className="sb-demo-words">Edit as someone else</span>
            </button>
          </>
        )}
        {actions}
      </div>
      {record && dialog && record[dialog](() => setDialog(null))}
    </section>
  );
}
