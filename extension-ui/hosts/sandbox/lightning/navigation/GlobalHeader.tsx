import { Bell, CircleHelp, Cloud, LayoutGrid, Plus, Settings } from 'lucide-react';
import { useCallback } from 'react';
import { Avatar } from '../../shell/Avatar.tsx';
import { PageLink } from '../../shell/PageLink.tsx';
import { RecordSearch } from '../../shell/RecordSearch.tsx';
import type { Person, Session } from '../api/page-types.ts';
import { findEverywhere } from './find-everywhere.ts';
import { appPath, listPath } from './use-route.ts';

interface Props {
  session: Session;
  person: Person;
  /** The object whose tab is lit, or `app`. */
  current: string;
}

/** Lightning's two bars: search and account above, the app with its tabs below. */
export function GlobalHeader({ session, person, current }: Props) {
  const name = `${person.firstName} ${person.lastName}`;
  const { objects } = session;
  const search = useCallback(
    (query: string) => findEverywhere(person.userId, objects, query),
    [person.userId, objects],
  );
  return (
    <header className="lx-header">
      <div className="lx-global">
        {/* A plain mark of our own: this is a stand-in and must not carry Salesforce's. */}
        <span className="lx-mark" aria-hidden>
          <Cloud size={20} />
        </span>
        <RecordSearch placeholder="Search…" search={search} />
        <div className="lx-global-end">
          <span className="lx-scenery" aria-hidden>
            <Plus size={17} />
            <CircleHelp size={17} />
            <Settings size={17} />
            <Bell size={17} />
          </span>
          <span className="lx-account" title={`${name}, ${session.organization.name}`}>
            <Avatar name={name} size="small" />
            <span className="sb-hidden">{`${name}, ${session.organization.name}`}</span>
          </span>
        </div>
      </div>
      <div className="lx-appbar">
        <span className="lx-waffle" aria-hidden>
          <LayoutGrid size={18} />
        </span>
        <span className="lx-app">{session.organization.name} Sales</span>
        <nav aria-label="App" className="lx-tabs">
          {objects.map(({ name: object, labelPlural }) => (
            <PageLink key={object} to={listPath(object)} className={object === current ? 'is-current' : ''}>
              {labelPlural}
            </PageLink>
          ))}
          <PageLink to={appPath} className={current === 'app' ? 'is-current' : ''}>
            Fieldward
          </PageLink>
        </nav>
      </div>
    </header>
  );
}
