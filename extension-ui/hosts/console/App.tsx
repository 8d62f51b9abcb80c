import { LoadingSpinner } from '@hubspot/ui-extensions';
import { useState, useSyncExternalStore } from 'react';
import { KitTheme } from '#ui/kit/KitTheme.tsx';
import { createKitBridge } from '#ui/kit/kit-bridge.ts';
import { OwnToasts, useOwnToasts } from '../web/own-toasts.tsx';
import { ConfirmPage } from './ConfirmPage.tsx';
import type { ConsoleSession } from './console-session.ts';
import { Frame } from './frame/Frame.tsx';
import { SignInPage } from './SignInPage.tsx';
import type { OfferedCrm } from './start-data.ts';
import { useScheme } from './use-scheme.ts';
import { words } from './words.ts';

/** The whole console: the way in, or the frame around its pages. */
export function App(props: { session: ConsoleSession; base: string; crms: readonly OfferedCrm[] }) {
  const { session, base, crms } = props;
  const [kit] = useState(createKitBridge);
  const scheme = useScheme();
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { toasts, show, dismiss } = useOwnToasts();
  return (
    <KitTheme theme="console" scheme={scheme} bridge={kit} headingLevel={2}>
      <div className="console">
        {state.status === 'signed_out' && <SignInPage base={base} crms={crms} said={state.said} />}
        {state.status === 'signing_in' && (
          <main className="console-gate">
            <LoadingSpinner label={words.signingIn} showLabel={true} layout="centered" />
          </main>
        )}
        {state.status === 'confirming' && <ConfirmPage session={session} person={state.person} crm={state.crm} />}
        {state.status === 'signed_in' && (
          // Somebody else is another console: nothing of the one before may stay.
          <Frame key={state.person.id} session={session} kit={kit} person={state.person} crm={state.crm} toast={show} />
        )}
      </div>
      {state.status === 'signed_in' && <OwnToasts toasts={toasts} dismiss={dismiss} />}
    </KitTheme>
  );
}
