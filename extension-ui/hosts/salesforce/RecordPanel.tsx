import { Button } from '@hubspot/ui-extensions';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Host } from '#ui/core/host.ts';
import type { KitBridge } from '#ui/kit/kit-bridge.ts';
import { LogScreen } from '#ui/screens/LogScreen.tsx';
import { ReviewCard } from '#ui/screens/ReviewCard.tsx';
import type { EmbeddingHost } from './embedding/embedding-host.ts';
import { salesforceHost } from './salesforce-host.ts';
import type { PageSession } from './session.ts';
import { useLayout } from './use-layout.ts';
import { words } from './words.ts';

interface RecordPanelProps {
  embedding: EmbeddingHost;
  session: PageSession;
  kit: KitBridge;
  ownToast: Host['toast'];
  objectType: string | null;
  recordId: string | null;
}

/** Only spares people a link to a refusal: the server decides who may read the log. */
const logReaders: readonly string[] = ['sales_ops', 'admin', 'auditor'];

/** The suggestions of one record, and the log for those who read it. */
export function RecordPanel(props: RecordPanelProps) {
  const { embedding, session, kit, ownToast, objectType, recordId } = props;
  const person = useSyncExternalStore(session.subscribe, session.person);
  const [readsLog, setReadsLog] = useState(false);
  const layout = useLayout();
  const { host, recordChanged } = useMemo(() => {
    const record = objectType === null || recordId === null ? null : { objectType, recordId };
    return salesforceHost({ embedding, session, kit, record, ownToast });
  }, [embedding, session, kit, ownToast, objectType, recordId]);
  useEffect(() => {
    // Whoever comes back to a page may have changed the record elsewhere.
    const shown = () => {
      if (!document.hidden) recordChanged();
    };
    document.addEventListener('visibilitychange', shown);
    return () => document.removeEventListener('visibilitychange', shown);
  }, [recordChanged]);
  return (
    <>
      {/* Above both, so that whoever presses it does not look at where a longer page ended. */}
      {person !== null && logReaders.includes(person.role) && (
        <div className="panel-head">
          <Button variant="transparent" size="xs" onClick={() => setReadsLog(!readsLog)} testId="log">
            {readsLog ? words.back : words.log}
          </Button>
        </div>
      )}
      {/* Kept while the log is read: what somebody typed must not be lost. */}
      <div hidden={readsLog}>
        <ReviewCard host={host} layout={layout} />
      </div>
      {readsLog && <LogScreen host={host} />}
    </>
  );
}
