import {
  bootstrap,
  type EmbeddingFailure,
  guestEvent,
  guestInitialized,
  guestReady,
  guestShutdown,
  hostInitialized,
  metadataParameter,
  protocol,
  sizeChanged,
  stateChanged,
} from './embedding-messages.ts';

const handshakeMs = 15_000;

export interface SessionListener {
  ready(instanceId: string): void;
  failed(failure: EmbeddingFailure): void;
  event(type: string, detail: unknown): void;
  resized(height: number): void;
}

/** One framed page for as long as it lives. */
export interface EmbeddingSession {
  /** What the frame must load: the address with what the guest needs to find its host. */
  readonly address: string;
  push(props: unknown): void;
  close(): void;
}

/**
 * The host's side of Salesforce's embedding handshake. A message counts only when it comes from this very frame: every
 * page can post to this window, and a sandboxed frame has the origin "null" like any other.
 */
export function openSession(frame: HTMLIFrameElement, src: string, listener: SessionListener): EmbeddingSession {
  const instanceId = crypto.randomUUID();
  const channel = new MessageChannel();
  const port = channel.port1;
  let offered = false;
  let running = false;
  let latest: unknown;

  const fail = (code: string, message: string) => {
    close();
    listener.failed({ instanceId, phase: 'bootstrap', code, message, retryable: code === 'HANDSHAKE_TIMEOUT' });
  };
  const timeout = setTimeout(() => fail('HANDSHAKE_TIMEOUT', 'The framed page did not answer.'), handshakeMs);
  const send = (method: string, params: unknown) => port.postMessage({ jsonrpc: '2.0', method, params });

  function onWindowMessage({ source, data }: MessageEvent<unknown>): void {
    if (source !== frame.contentWindow || !isObject(data) || data.instanceId !== instanceId) return;
    if (data.type === guestShutdown) fail(String(data.reason ?? 'SHUTDOWN'), 'The framed page ended the session.');
    if (data.type !== guestReady || offered) return;
    offered = true;
    const offer = { type: bootstrap, protocol, instanceId, allowedOrigins: [location.origin] };
    // A frame without an origin can be addressed by no other target than "*".
    frame.contentWindow?.postMessage(offer, '*', [channel.port2]);
    send(hostInitialized, {});
  }

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isObject(data) || !isObject(data.params)) return;
    const { params } = data;
    if (data.method === guestInitialized && !running) {
      running = true;
      clearTimeout(timeout);
      send(stateChanged, { props: latest });
      listener.ready(instanceId);
    }
    if (data.method === guestEvent && typeof params.type === 'string') listener.event(params.type, params.detail);
    if (data.method === sizeChanged && typeof params.height === 'number') listener.resized(params.height);
  };

  function close(): void {
    clearTimeout(timeout);
    window.removeEventListener('message', onWindowMessage);
    port.close();
  }

  window.addEventListener('message', onWindowMessage);
  return {
    address: withMetadata(src, instanceId),
    push(props) {
      latest = props;
      if (running) send(stateChanged, { props });
    },
    close,
  };
}

function withMetadata(src: string, instanceId: string): string {
  const url = new URL(src);
  url.searchParams.set(metadataParameter, JSON.stringify({ instanceId, hostAppOrigin: location.origin }));
  return url.href;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
