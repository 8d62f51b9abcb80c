import { LoadingSpinner } from '@hubspot/ui-extensions';
import { type ReactElement, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Host } from '#ui/core/host.ts';
import { KitTheme } from '#ui/kit/KitTheme.tsx';
import { createKitBridge, type KitBridge } from '#ui/kit/kit-bridge.ts';
import { OwnToasts, useOwnToasts } from '../web/own-toasts.tsx';
import type { EmbeddingHost, EmbeddingProps } from './embedding/embedding-host.ts';
import { Ended, NotFramed, Silent } from './screen-messages.tsx';
import type { PageSession } from './session.ts';
import { words } from './words.ts';

/** What stands around the page and who acts in it; missing where nobody frames it whom it may talk to. */
export interface Connection {
  readonly embedding: EmbeddingHost;
  readonly session: PageSession;
}

/** Lightning boots in seconds even on slow machines. */
const patienceMs = 20_000;

/** What a screen inside the frame is given. */
export interface Framed extends Connection {
  readonly kit: KitBridge;
  readonly ownToast: Host['toast'];
  readonly props: EmbeddingProps;
}

interface AppProps {
  readonly connection: Connection | null;
  /** What people who cannot see it are told it is. */
  readonly label: string;
  readonly screen: (framed: Framed) => ReactElement;
}

/** A whole page inside Salesforce, in Lightning's looks. */
export function App({ connection, label, screen }: AppProps) {
  const [kit] = useState(createKitBridge);
  const content = useRef<HTMLElement>(null);
  const { toasts, show, dismiss } = useOwnToasts();
  useReportedHeight(content, connection?.embedding ?? null);
  return (
    <KitTheme theme="salesforce" scheme="light" bridge={kit} headingLevel={2}>
      <main className="panel" aria-label={label} ref={content}>
        {connection === null ? <NotFramed /> : <Connected {...connection} kit={kit} ownToast={show} screen={screen} />}
      </main>
      <OwnToasts toasts={toasts} dismiss={dismiss} />
    </KitTheme>
  );
}

type ConnectedProps = Omit<Framed, 'props'> & Pick<AppProps, 'screen'>;

function Connected({ embedding, session, kit, ownToast, screen }: ConnectedProps) {
  const props = useSyncExternalStore(embedding.subscribe, embedding.props);
  const ended = useSyncExternalStore(embedding.subscribe, embedding.ended);
  const [silent, setSilent] = useState(false);
  const waits = props === null;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setSilent(true), patienceMs);
    return () => clearTimeout(timer);
  }, [waits]);
  if (ended) return <Ended />;
  if (props === null) {
    return silent ? <Silent /> : <LoadingSpinner label={words.waiting} showLabel={true} layout="centered" />;
  }
  return screen({ embedding, session, kit, ownToast, props });
}

/** The frame is as high as what is in it, so that the record page scrolls and the panel does not. */
function useReportedHeight(content: { readonly current: HTMLElement | null }, embedding: EmbeddingHost | null): void {
  useEffect(() => {
    const element = content.current;
    if (element === null || embedding === null) return;
    const observer = new ResizeObserver(() => embedding.resize(Math.ceil(element.getBoundingClientRect().height)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [content, embedding]);
}
