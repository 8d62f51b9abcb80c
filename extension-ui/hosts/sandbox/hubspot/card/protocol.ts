import type { ExtensionPointApi } from '@hubspot/ui-extensions';
import type { RemoteChannel } from '@remote-ui/core';

/*
 * What page and worker say to each other. HubSpot's real host is closed: the remote protocol, the worker's globals and the
 * shapes of context and actions are the SDK's; everything between them is ours.
 */

export type CardLocation = 'crm.record.tab' | 'crm.record.sidebar' | 'pages' | 'settings';

/** What HubSpot tells a card: who looks, in which portal, at which record. */
export type CardContext = ExtensionPointApi<CardLocation>['context'];

/** Refusals cross as values: a rejected call would also surface as an unhandled rejection on the side that was asked. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; message: string };

export interface FetchRequest {
  url: string;
  method: string;
  body: Record<string, unknown> | null;
  authorization: string | null;
  timeoutMs: number | null;
}

export interface FetchReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type Properties = Record<string, string | null>;
export type PropertyNames = string[] | '*';
export type ActionName =
  | 'addAlert'
  | 'closeOverlay'
  | 'copyTextToClipboard'
  | 'fetchCrmObjectProperties'
  | 'navigateToPage'
  | 'openIframeModal'
  | 'refreshObjectProperties'
  | 'reloadPage';

/** The page's side: the only way out of the worker. */
export interface PageApi {
  act(action: ActionName, args: unknown[]): Promise<Outcome<unknown>>;
  fetch(request: FetchRequest): Promise<Outcome<FetchReply>>;
  /** Calls the listener at every change of one of the properties until the card is gone. */
  watchProperties(names: PropertyNames, listener: (properties: Properties) => void): Promise<Outcome<Properties>>;
  crashed(message: string): Promise<void>;
}

/** The worker's side. */
export interface WorkerApi {
  /** Loads the card's script and draws it into the channel. Rejects when the script does not load or registers nothing. */
  render(scriptUrl: string, context: CardContext, channel: RemoteChannel, page: PageApi): Promise<void>;
}
