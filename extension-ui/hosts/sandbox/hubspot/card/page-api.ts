import { retain } from '@remote-ui/rpc';
import type { Alert } from '../../shell/Toasts.tsx';
import type { ActionName, FetchReply, FetchRequest, Outcome, PageApi, Properties, PropertyNames } from './protocol.ts';

/** What the page around a card lends it. */
export interface CardBridge {
  alert(alert: Alert): void;
  closeOverlay(id: string): void;
  fetch(request: FetchRequest): Promise<FetchReply>;
  properties(): Properties;
  reloadRecord(): Promise<void>;
  /** Calls the listener with the properties that changed; the answer ends it. */
  onChange(listener: (changed: Properties) => void): () => void;
}

/** The page's side for one worker. `end` stops every listener that the card left behind. */
export function pageApi(bridge: CardBridge, onCrash: (message: string) => void): { api: PageApi; end(): void } {
  const stops: (() => void)[] = [];
  const api: PageApi = {
    act: (action, args) => outcomeOf(() => act(bridge, action, args)),
    fetch: (request) => outcomeOf(() => bridge.fetch(request)),
    watchProperties: (names, listener) =>
      outcomeOf(async () => {
        // The listener lives in the worker and would be released when this call returns.
        retain(listener);
        stops.push(bridge.onChange((changed) => announce(names, changed, bridge.properties(), listener)));
        return chosen(names, bridge.properties());
      }),
    crashed: async (message) => onCrash(message),
  };
  return { api, end: () => stops.forEach((stop) => void stop()) };
}

function announce(names: PropertyNames, changed: Properties, all: Properties, listener: (p: Properties) => void): void {
  const concerned = names === '*' || names.some((name) => name in changed);
  if (!concerned) return;
  // The call crosses to the worker, so what comes back is a promise even where the type says nothing does.
  Promise.resolve(listener(chosen(names, all)) as unknown).catch((error: unknown) =>
    console.error('A card could not be told of a change:', error),
  );
}

function chosen(names: PropertyNames, all: Properties): Properties {
  if (names === '*') return all;
  return Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
}

async function act(bridge: CardBridge, action: ActionName, args: unknown[]): Promise<unknown> {
  switch (action) {
    case 'addAlert':
      return bridge.alert(args[0] as Alert);
    case 'closeOverlay':
      return bridge.closeOverlay(String(args[0]));
    case 'copyTextToClipboard':
      return navigator.clipboard.writeText(String(args[0]));
    case 'fetchCrmObjectProperties':
      return chosen(args[0] as PropertyNames, bridge.properties());
    case 'refreshObjectProperties':
      return bridge.reloadRecord();
    case 'reloadPage':
      return window.location.reload();
    case 'navigateToPage':
    case 'openIframeModal':
      return bridge.alert({ type: 'info', title: 'Not in the sandbox', message: `HubSpot would now do: ${action}.` });
  }
}

async function outcomeOf<Value>(work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
