import { createRemoteReceiver, type RemoteReceiver } from '@remote-ui/react/host';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';
import { type CardBridge, pageApi } from './page-api.ts';
import type { CardContext, WorkerApi } from './protocol.ts';

export interface CardSession {
  receiver: RemoteReceiver;
  end(): void;
}

export interface CardSessionListeners {
  onDrawn(): void;
  onCrash(message: string): void;
}

/** A card that has drawn nothing by then hangs, or its script never arrived. */
const patienceMs = 15_000;

/** Starts one card in a worker of its own. After `end` neither listener is called again. */
export function startCard(
  scriptUrl: string,
  context: CardContext,
  bridge: CardBridge,
  listeners: CardSessionListeners,
): CardSession {
  const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { name: `card: ${context.location}` });
  const endpoint = createEndpoint<WorkerApi>(fromWebWorker(worker));
  const receiver = createRemoteReceiver();
  let over = false;
  const crash = (message: string) => {
    if (over) return;
    end();
    listeners.onCrash(message);
  };
  const page = pageApi(bridge, crash);
  const patience = window.setTimeout(() => crash('The card did not draw anything in 15 seconds.'), patienceMs);
  function end(): void {
    over = true;
    window.clearTimeout(patience);
    page.end();
    endpoint.terminate();
  }
  receiver.on('mount', () => {
    window.clearTimeout(patience);
    if (!over) listeners.onDrawn();
  });
  worker.addEventListener('error', (event) => crash(event.message || 'The card could not be started.'));
  endpoint.call
    .render(new URL(scriptUrl, window.location.href).href, context, receiver.receive, page.api)
    .catch((error: unknown) => crash(error instanceof Error ? error.message : String(error)));
  return { receiver, end };
}
