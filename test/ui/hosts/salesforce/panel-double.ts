import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import type { ReviewReply } from '#contract/review.ts';
import { Fault } from '#domain/shared/fault.ts';
import { crossOrigin } from '#http/cross-origin.ts';
import { panelRouter } from '#http/panel/router.ts';

interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly authorization: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
}

/** The product's page and headers with an API that the test scripts, and a record page of another origin around it. */
export interface PanelDouble {
  /** A page with one frame, sandboxed as the Lightning component has it, that hands over what the test tells it to. */
  readonly hostPage: string;
  /** The same with a frame into which a signed request is posted. */
  readonly canvasPage: string;
  readonly product: string;
  readonly calls: ApiCall[];
  review: ReviewReply;
  role: string;
  /** Answers instead of the usual one, where it answers at all. */
  instead: (call: ApiCall) => { status: number; body: unknown } | null;
  close(): Promise<void>;
}

export const recordId = '006000000000001AAA';

export async function startPanelDouble(directory: string, review: ReviewReply): Promise<PanelDouble> {
  const product = express();
  const host = express();
  const [productServer, hostServer] = await Promise.all([listen(product), listen(host)]);
  const [productUrl, hostUrl] = [productServer.url, hostServer.url];
  const double: PanelDouble = {
    hostPage: `${hostUrl}/record`,
    canvasPage: `${hostUrl}/canvas`,
    product: productUrl,
    calls: [],
    review,
    role: 'rep',
    instead: () => null,
    close: async () => {
      await Promise.all([productServer.close(), hostServer.close()]);
    },
  };
  product.use(
    '/hosts',
    panelRouter({
      directory,
      appDirectory: directory,
      extraAncestors: [hostUrl],
      canvasLanding: async (signedRequest) => {
        if (signedRequest !== 'genuine') throw new Fault('unauthenticated', 'This proof is not valid here.');
        return { code: 'landing-code', recordId, objectApiName: 'Opportunity' };
      },
    }),
  );
  product.use('/api', crossOrigin, express.json(), (req, res) => {
    const call: ApiCall = {
      method: req.method,
      path: req.originalUrl,
      body: req.body,
      authorization: req.get('authorization'),
      origin: req.get('origin'),
      cookie: req.get('cookie'),
    };
    double.calls.push(call);
    const { status, body } = double.instead(call) ?? usual(call, double);
    res.status(status).json(body);
  });
  host.get('/record', (req, res) => void res.type('html').send(hostPage(productUrl, String(req.query.as ?? hostUrl))));
  host.get('/canvas', (req, res) => void res.type('html').send(canvasPage(productUrl, String(req.query.signed))));
  return double;
}

function usual({ path, authorization }: ApiCall, double: PanelDouble): { status: number; body: unknown } {
  if (path.startsWith('/api/sessions')) {
    const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString();
    const person = { id: `per_${'0'.repeat(26)}`, name: 'Maya Lindqvist', role: double.role };
    return { status: 200, body: { token: `bearer-${double.calls.length}`, expiresAt, person } };
  }
  if (authorization === undefined) return { status: 401, body: { code: 'unauthenticated', detail: 'Who is asking?' } };
  if (path.endsWith('/review')) return { status: 200, body: double.review };
  if (path.startsWith('/api/events')) return { status: 200, body: { events: [], next: null } };
  return { status: 200, body: { ok: true, state: 'applied', waiting: false, message: null } };
}

/** The host's side of the handshake, as short as it can be; the test reads `heard` and calls `tell`. */
function hostPage(product: string, hostAppOrigin: string): string {
  const metadata = encodeURIComponent(JSON.stringify({ instanceId: 'one', hostAppOrigin }));
  return `<!doctype html><html lang="en"><title>Record</title><header><h1>Record</h1></header>
<iframe id="panel" title="Panel" width="900" height="700" sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"
  src="${product}/hosts/salesforce/panel?hostMetaData=${metadata}"></iframe><script>
  window.heard = [];
  const frame = document.getElementById('panel');
  let port;
  window.offer = () => {
    const channel = new MessageChannel();
    port ??= channel.port1;
    channel.port1.onmessage = ({ data }) => window.heard.push(data);
    const message = { type: 'sf-embedding.bootstrap', protocol: 'sf-embedding', instanceId: 'one', allowedOrigins: [location.origin] };
    frame.contentWindow.postMessage(message, '*', [channel.port2]);
    channel.port1.postMessage({ jsonrpc: '2.0', method: 'ui/notifications/host-initialized', params: {} });
  };
  window.tell = (props) => port.postMessage({ jsonrpc: '2.0', method: 'ui/notifications/ui-state-changed', params: { props } });
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    window.heard.push(data);
    if (data.type === 'sf-embedding/ready') window.offer();
  });
</script></html>`;
}

function canvasPage(product: string, signedRequest: string): string {
  return `<!doctype html><html lang="en"><title>Record</title><header><h1>Record</h1></header><iframe name="canvas" title="Panel" width="420" height="600"></iframe>
<form method="post" target="canvas" action="${product}/hosts/salesforce/canvas">
<input type="hidden" name="signed_request" value="${signedRequest}"></form><script>
  window.heard = [];
  addEventListener('message', ({ origin, data }) => window.heard.push({ origin, data }));
  document.forms[0].submit();
</script></html>`;
}

async function listen(app: Express) {
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
