import { useEffect, useRef, useState } from 'react';
import { StateMessage } from '../../shell/StateMessage.tsx';
import { useToast } from '../../shell/Toasts.tsx';
import type { RecordKey } from '../api/lightning-api.ts';
import type { Person, Session } from '../api/page-types.ts';
import { setActingUser } from '../platform/acting-user.ts';
import type { ToastDetail } from '../platform/lightning/platformShowToastEvent.ts';
import { createPanel } from './load-wrapper.ts';

interface Props {
  session: Session;
  person: Person;
  /** `null` on an app page. */
  record: RecordKey | null;
}

const toastEvent = 'lightning__showtoast';

/** Puts the deployed Lightning component on the page, as Lightning does: record and object from a record page, the rest from the admin. */
export function LwcPanel({ session, person, record }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const toast = useToast();
  const { wrapperUrl, productUrl } = session;
  const { objectType = null, recordId = null } = record ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt mounts the same component again.
  useEffect(() => {
    if (wrapperUrl === null) return;
    let panel: HTMLElement | undefined;
    let gone = false;
    setActingUser(person.userId);
    setFailure(null);
    const shown = recordId === null || objectType === null ? null : { recordId, objectApiName: objectType };
    createPanel(wrapperUrl, { ...(shown ?? { view: 'app' as const }), baseUrl: productUrl }).then(
      (created) => {
        if (gone) return;
        panel = created;
        place.current?.append(created);
      },
      (error: Error) => setFailure(error.message),
    );
    return () => {
      gone = true;
      panel?.remove();
    };
  }, [wrapperUrl, productUrl, person.userId, objectType, recordId, attempt]);
  useEffect(() => {
    const element = place.current;
    const onToast = (event: Event) => {
      const { title, message, variant } = (event as CustomEvent<ToastDetail>).detail;
      toast({ type: variant === 'error' ? 'danger' : variant, title, message });
    };
    element?.addEventListener(toastEvent, onToast);
    return () => element?.removeEventListener(toastEvent, onToast);
  }, [toast]);
  if (wrapperUrl === null) {
    return <StateMessage kind="empty" title="No component here" text="The component has not been built yet." />;
  }
  return (
    <div className="lx-panel" data-embedding="lwc">
      <div ref={place} />
      {failure && (
        <StateMessage
          kind="failed"
          title="The component could not be shown"
          text={failure}
          onRetry={() => setAttempt(attempt + 1)}
        />
      )}
    </div>
  );
}
