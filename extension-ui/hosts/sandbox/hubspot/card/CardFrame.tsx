import { RemoteRenderer } from '@remote-ui/react/host';
import { useEffect, useMemo, useRef, useState } from 'react';
import { KitTheme } from '#ui/kit/KitTheme.tsx';
import { createKitBridge } from '#ui/kit/kit-bridge.ts';
import { StateMessage } from '../../shell/StateMessage.tsx';
import type { CardInfo } from '../api/page-types.ts';
import { CardErrorBoundary } from './CardErrorBoundary.tsx';
import { cardController } from './card-controller.tsx';
import { type CardSession, startCard } from './card-session.ts';
import type { CardBridge } from './page-api.ts';
import type { CardContext } from './protocol.ts';
import type { PageBridge } from './use-bridge.ts';

interface Props {
  card: CardInfo;
  context: CardContext;
  bridge: PageBridge;
}

type Progress =
  | { status: 'starting' }
  | { status: 'drawn'; session: CardSession }
  | { status: 'crashed'; message: string };

/** Draws one app card: the script runs in a worker of its own, only its description of components reaches the page. */
export function CardFrame({ card, context, bridge }: Props) {
  const [attempt, setAttempt] = useState(0);
  const [progress, setProgress] = useState<Progress>({ status: 'starting' });
  const controller = useMemo(cardController, []);
  const [overlays] = useState(createKitBridge);
  // Read at the moment of a call, so that a new bridge does not restart the card.
  const newestBridge = useRef(bridge);
  newestBridge.current = bridge;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new start of the same card.
  useEffect(() => {
    setProgress({ status: 'starting' });
    const session = startCard(card.scriptUrl, context, forwarding(newestBridge, overlays.closeOverlay), {
      onDrawn: () => setProgress({ status: 'drawn', session }),
      onCrash: (message) => setProgress({ status: 'crashed', message }),
    });
    return session.end;
  }, [card.scriptUrl, context, attempt]);
  const isSidebar = card.location === 'crm.record.sidebar';
  const level = isSidebar ? 3 : 2;
  const crash = (error: unknown) => setProgress({ status: 'crashed', message: String(error) });
  return (
    <section className="hs-card" aria-label={card.title} data-location={card.location}>
      {isSidebar && <h2 className="hs-card-title">{card.title}</h2>}
      <div className="hs-card-body">
        {progress.status === 'starting' && <StateMessage kind="loading" title={`Loading ${card.title}`} />}
        {progress.status === 'crashed' && (
          <StateMessage
            kind="failed"
            title={`${card.title} has stopped working`}
            text={progress.message}
            onRetry={() => setAttempt(attempt + 1)}
          />
        )}
        {progress.status === 'drawn' && (
          <CardErrorBoundary onError={crash}>
            <KitTheme
              theme="hubspot"
              scheme="light"
              locale={context.user.locale ?? 'en-US'}
              headingLevel={level}
              bridge={overlays}
            >
              <RemoteRenderer controller={controller} receiver={progress.session.receiver} />
            </KitTheme>
          </CardErrorBoundary>
        )}
      </div>
    </section>
  );
}

function forwarding(newest: { current: PageBridge }, closeOverlay: (id: string) => void): CardBridge {
  return {
    alert: (alert) => newest.current.alert(alert),
    closeOverlay,
    fetch: (request) => newest.current.fetch(request),
    properties: () => newest.current.properties(),
    reloadRecord: () => newest.current.reloadRecord(),
    onChange: (listener) => newest.current.onChange(listener),
  };
}
