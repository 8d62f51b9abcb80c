import { LoadingButton } from '@hubspot/ui-extensions';
import LogOut from 'lucide-react/icons/log-out';
import { useEffect, useState } from 'react';
import type { Host } from '#ui/core/host.ts';
import { fetchSettings } from '#ui/core/settings-api.ts';
import type { ConsoleSession, SignedInPerson } from '../console-session.ts';
import { Mark } from '../Mark.tsx';
import { placeHash } from '../place.ts';
import type { Crm } from '../start-data.ts';
import { words } from '../words.ts';
import type { pages } from './pages.tsx';

interface Props {
  pages: typeof pages;
  /** The path of the page that is shown. */
  current: string | undefined;
  session: ConsoleSession;
  host: Host;
  person: SignedInPerson;
  crm: Crm;
}

/** The pages, who is signed in and for which account, and the way out. */
export function Navigation({ pages: open, current, session, host, person, crm }: Props) {
  const accountId = useAccountId(host);
  const [leaving, setLeaving] = useState(false);
  return (
    <header className="console-bar">
      <div className="console-brand">
        <Mark size={26} />
        <span>{words.product}</span>
      </div>
      <nav aria-label={words.navigation}>
        <ul>
          {open.map(({ path, title, icon: Sign }) => (
            <li key={path}>
              <a href={placeHash({ page: path, part: '' })} aria-current={path === current ? 'page' : undefined}>
                <Sign aria-hidden size={18} />
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="console-person">
        <div className="console-who">
          <strong>{person.name}</strong>
          <span>{words.roles[person.role] ?? person.role}</span>
          <span>{words.account(words.crms[crm], accountId)}</span>
        </div>
        <div title={words.signOutHint}>
          <LoadingButton
            size="xs"
            loading={leaving}
            onClick={() => {
              setLeaving(true);
              void session.signOut();
            }}
            testId="sign-out"
          >
            <LogOut aria-hidden size={14} />
            {` ${words.signOut}`}
          </LoadingButton>
        </div>
      </div>
    </header>
  );
}

/** The CRM's own id of the account; `null` until it is known, or where none is connected any more. */
function useAccountId(host: Host): string | null {
  const [accountId, setAccountId] = useState<string | null>(null);
  useEffect(() => {
    let isHere = true;
    void fetchSettings(host).then((result) => {
      if (isHere && result.ok) setAccountId(result.value.connection?.accountId ?? null);
    });
    return () => {
      isHere = false;
    };
  }, [host]);
  return accountId;
}
