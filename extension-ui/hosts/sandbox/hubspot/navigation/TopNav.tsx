import { Bell, CircleHelp, Settings } from 'lucide-react';
import { Avatar } from '../../shell/Avatar.tsx';
import { RecordSearch } from '../../shell/RecordSearch.tsx';
import type { Person, Session } from '../api/page-types.ts';
import { findEverywhere } from './find-everywhere.ts';

export function TopNav({ session, person }: { session: Session; person: Person }) {
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <header className="hs-topnav">
      <RecordSearch placeholder="Search contacts, companies, deals, tickets" search={findEverywhere} />
      <div className="hs-topnav-end">
        <span className="hs-topnav-scenery" aria-hidden>
          <CircleHelp size={17} />
          <Settings size={17} />
          <Bell size={17} />
        </span>
        <span className="hs-account">
          <Avatar name={name} size="small" />
          <span>
            <span className="hs-account-name">{name}</span>
            <span className="hs-account-portal">{session.portal.name}</span>
          </span>
        </span>
      </div>
    </header>
  );
}
