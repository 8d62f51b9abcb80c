import { isObject } from '#ui/core/read-reply.ts';
import type { EmbeddingHost, EmbeddingProps } from './embedding-host.ts';
import type { HostMetadata } from './host-origin.ts';
import {
  appliedEvent,
  bootstrap,
  duplicateTransfer,
  guestEvent,
  guestInitialized,
  guestReady,
  guestShutdown,
  proofEvent,
  protocol,
  sizeChanged,
  stateChanged,
  toastEvent,
} from './messages.ts';
import { readProps } from './read-props.ts';

/** Everything of the browser that the handshake touches: the window of this page and the one around it. */
export interface GuestWindow {
  readonly parent: Pick<Window, 'postMessage'>;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/** JSON-RPC 2.0: a method that this side does not have. */
const methodNotFound = -32601;

/**
 * The guest's side of Salesforce's embedding handshake. Every page can post to this window, so an offer counts only from
 * the page around this one, with the origin and the instance that were announced, and with exactly one port.
 */
export function openGuest(host: HostMetadata, page: GuestWindow): EmbeddingHost {
  const listeners = new Set<() => void>();
  let props: EmbeddingProps | null = null;
  let port: MessagePort | null = null;
  let over = false;
  let height = 0;

  const notify = (method: string, params: object) => port?.postMessage({ jsonrpc: '2.0', method, params });
  const post = (message: object) =>
    page.parent.postMessage({ ...message, instanceId: host.instanceId }, { targetOrigin: host.origin });
  const tellListeners = () => {
    for (const listener of listeners) listener();
  };

  function onPortMessage({ data }: MessageEvent<unknown>): void {
    if (!isObject(data) || typeof data.method !== 'string') return;
    if (data.id !== undefined) {
      const error = { code: methodNotFound, message: 'Method not found' };
      port?.postMessage({ jsonrpc: '2.0', id: data.id, error });
    }
    if (data.method !== stateChanged || !isObject(data.params)) return;
    props = readProps(data.params.props);
    tellListeners();
  }

  page.addEventListener('message', ({ source, origin, data, ports }) => {
    if (source !== page.parent || origin !== host.origin || over || !isObject(data)) return;
    if (data.type !== bootstrap || data.protocol !== protocol || data.instanceId !== host.instanceId) return;
    const [offered] = ports;
    if (offered === undefined || ports.length !== 1) return;
    if (port !== null) {
      // Two hosts, or one that was started again: whichever is real, nothing more is said to either.
      post({ type: guestShutdown, reason: duplicateTransfer });
      port.close();
      offered.close();
      over = true;
      tellListeners();
      return;
    }
    port = offered;
    port.onmessage = onPortMessage;
    notify(guestInitialized, { embeddingInfo: { name: 'fieldward', version: '1' } });
    if (height > 0) notify(sizeChanged, { height });
  });
  post({ type: guestReady });

  const ask = (type: string, detail: object): boolean => {
    if (port === null || over) return false;
    notify(guestEvent, { type, detail });
    return true;
  };
  return {
    props: () => props,
    ended: () => over,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    applied: () => void ask(appliedEvent, {}),
    toast: (toast) => ask(toastEvent, toast),
    needProof: () => ask(proofEvent, {}),
    resize(wanted) {
      if (wanted === height) return;
      height = wanted;
      notify(sizeChanged, { height });
    },
  };
}
