import { Button, Text } from '@hubspot/ui-extensions';
import { useEffect } from 'react';
import type { ConsoleSession, SignedInPerson } from './console-session.ts';
import { Mark } from './Mark.tsx';
import type { Crm } from './start-data.ts';
import { words } from './words.ts';

/** Whom a link would make of the person at the page, before it does. */
export function ConfirmPage(props: { session: ConsoleSession; person: SignedInPerson; crm: Crm }) {
  const { session, person, crm } = props;
  const title = words.confirmTitle(person.name);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="console-gate">
      <div className="console-sign-in">
        <Mark size={44} />
        <h1>{title}</h1>
        <p className="console-promise">{words.confirmText(words.roles[person.role] ?? person.role, words.crms[crm])}</p>
        <div className="console-ways">
          <Button variant="primary" onClick={session.confirm} testId="confirm-person">
            {words.confirmYes}
          </Button>
          <Button variant="secondary" onClick={session.decline} testId="decline-person">
            {words.confirmNo}
          </Button>
        </div>
        <Text variant="microcopy">{words.confirmWarning}</Text>
      </div>
    </main>
  );
}
