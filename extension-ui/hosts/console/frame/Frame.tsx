import { useEffect, useMemo, useRef } from 'react';
import type { Host } from '#ui/core/host.ts';
import type { KitBridge } from '#ui/kit/kit-bridge.ts';
import { consoleHost } from '../console-host.ts';
import type { ConsoleSession, SignedInPerson } from '../console-session.ts';
import { placeHash, usePlace } from '../place.ts';
import type { Crm } from '../start-data.ts';
import { words } from '../words.ts';
import { Navigation } from './Navigation.tsx';
import { pages } from './pages.tsx';

interface Props {
  session: ConsoleSession;
  kit: KitBridge;
  person: SignedInPerson;
  crm: Crm;
  toast: Host['toast'];
}

/** What stands around every page of somebody who is signed in. */
export function Frame({ session, kit, person, crm, toast }: Props) {
  const host = useMemo(() => consoleHost({ session, crm, kit, toast }), [session, crm, kit, toast]);
  const place = usePlace();
  const content = useRef<HTMLElement>(null);
  const open = pages.filter(({ isFor }) => isFor(person.role));
  const page = open.find(({ path }) => path === place.page) ?? open[0];
  const path = page?.path;
  const title = page?.title ?? '';
  const before = useRef(path);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
    // Whoever follows a link of the navigation goes on reading in the page, not behind the link.
    if (before.current !== path) content.current?.focus();
    before.current = path;
  }, [path, title]);
  const goTo = (part: string) => {
    location.hash = placeHash({ page: path ?? '', part });
  };
  return (
    <div className="console-frame">
      {/* A link would put itself behind the # of the address, which says where somebody is. */}
      <button type="button" className="console-skip" onClick={() => content.current?.focus()}>
        {words.skip}
      </button>
      <Navigation pages={open} current={path} session={session} host={host} person={person} crm={crm} />
      <main className="console-content" ref={content} tabIndex={-1}>
        <h1 className="fw-only-heard">{title}</h1>
        {page?.draw({ host, part: place.part, onPart: goTo })}
      </main>
    </div>
  );
}
