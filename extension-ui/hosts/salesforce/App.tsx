import { LoadingSpinner } from '@hubspot/ui-extensions';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { KitTheme } from '#ui/kit/KitTheme.tsx';
import { createKitBridge } from '#ui/kit/kit-bridge.ts';
import { OwnToasts, useOwnToasts } from '../web/own-toasts.tsx';
import type { EmbeddingHost } from './embedding/embedding-host.ts';
import { RecordPanel } from './RecordPanel.tsx';
import { Ended, NotFramed, Silent } from './screen-messages.tsx';
import type { PageSession } from './session.ts';
import { words } from './words.ts';

/** What stands around the panel and who acts in it; missing where nobody frames it whom it may talk to. */
export interface Connection {
  readonly embedding: EmbeddingHost;
  readonly session: PageSession;
}

/** Lightning boots in seconds even on slow machines. */
const patienceMs = 20_000;

/** The whole panel, in Lightning's looks. */
export function App({ connection }: { connection: Connection | null }) {
  const [kit] = useState(createKitBridge);
  const content = useRef<HTMLElement>(null);
  const { toasts, show, dismiss } = useOwnToasts();
  useReportedHeight(content, connection?.embedding ?? null);
  return (
    <KitTheme theme="salesforce" scheme="light" bridge={kit} headingLevel={2}>
      <main className="panel" aria-label="Fieldward suggestions" ref={content}>
        {connection === null ? <NotFramed /> : <Connected {...connection} kit={kit} ownToast={show} />}
      </main>
      <OwnToasts toasts={toasts} dismiss={dismiss} />
    </KitTheme>
  );
}

type ConnectedProps = Connection & Pick<Parameters<typeof RecordPanel>[0], 'kit' | 'ownToast'>;

function Connected({ embedding, session, kit, ownToast }: ConnectedProps) {
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
  const { objectApiName, recordId } = props;
  return (
    <RecordPanel
      // Another record is another screen: nothing of the one before may stay.
      key={`${objectApiName}/${recordId}`}
      embedding={embedding}
      session={session}
      kit={kit}
      ownToast={ownToast}
      objectType={objectApiName}
      recordId={recordId}
    />
  );
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
