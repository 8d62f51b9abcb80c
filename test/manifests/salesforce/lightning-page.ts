import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';

export const serverUrl = 'https://fieldward.example';
export const recordId = '006000000000001AAA';
const orgUrl = 'https://org.example';

/** What the host page keeps of what the component did to it. */
export interface HostLog {
  readonly refreshed: string[][];
  readonly toasts: { title: string; message: string; variant: string }[];
}

/** What the framed page was told, newest last. */
export interface GuestProps {
  readonly recordId: string;
  readonly objectApiName: string;
  readonly proof: string | null;
}

export interface LightningPage {
  readonly page: Page;
  /** The bodies of the calls of the Apex method, in their order. */
  readonly mints: { recordId: string; objectApiName: string }[];
  /** Answers every later call of the Apex method with this refusal; null lets them succeed again. */
  refuse(message: string | null): void;
  /** Keeps every later call of the Apex method waiting until the function that it answers is called. */
  hold(): () => void;
  /** Lets the framed page of the server stay silent from now on. */
  leaveUnanswered(): Promise<void>;
  /** Puts the component onto the page. */
  show(properties: Record<string, unknown>): Promise<void>;
  guest(): Promise<Frame>;
  guestProps(): Promise<GuestProps[]>;
  /** Lets the framed page ask for something. */
  ask(type: string, detail?: unknown): Promise<void>;
  hostLog(): Promise<HostLog>;
}

const hostPage = `<!doctype html><title>Record</title><main></main><script src="/component.js"></script><script>
  window.log = { refreshed: [], toasts: [] };
  addEventListener('lightning:record-update-available', (event) => log.refreshed.push(event.detail.recordIds));
  addEventListener('lightning__showtoast', (event) => log.toasts.push(event.detail));
</script>`;

/** The guest's side of the handshake, as short as it can be, and a record of what came. */
const guestPage = `<!doctype html><title>Panel</title><p>Panel</p><script>
  const { instanceId, hostAppOrigin } = JSON.parse(new URL(location.href).searchParams.get('hostMetaData'));
  window.told = [];
  addEventListener('message', ({ data, ports }) => {
    if (data?.type !== 'sf-embedding.bootstrap') return;
    const notify = (method, params) => ports[0].postMessage({ jsonrpc: '2.0', method, params });
    window.ask = (type, detail) => notify('ui/notifications/event', { type, detail });
    ports[0].onmessage = ({ data }) => {
      if (data.method === 'ui/notifications/ui-state-changed') told.push(data.params.props);
    };
    notify('ui/notifications/embedding-initialized', { embeddingInfo: { name: 'test', version: '1' } });
  });
  parent.postMessage({ type: 'sf-embedding/ready', instanceId }, hostAppOrigin);
</script>`;

/** A page of an invented org, with the bundled component, a stand-in Apex method, and a framed page that answers. */
export async function openLightningPage(context: BrowserContext, bundle: string): Promise<LightningPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const mints: LightningPage['mints'] = [];
  let refusal: string | null = null;
  let gate = Promise.resolve();
  const [file] = await readdir(bundle);
  if (file === undefined) throw new Error('The component was not bundled.');
  const script = await readFile(path.join(bundle, file), 'utf8');
  await context.route(`${orgUrl}/record`, html(hostPage));
  await context.route(`${orgUrl}/component.js`, (route) =>
    route.fulfill({ body: script, contentType: 'text/javascript' }),
  );
  await context.route(`${orgUrl}/sandbox/salesforce/api/apex/FieldwardIdentity/mint`, async (route) => {
    const asked = route.request().postDataJSON();
    mints.push({ recordId: asked.recordId, objectApiName: asked.objectApiName });
    await gate;
    return refusal === null
      ? route.fulfill({ json: `proof-${mints.length}` })
      : route.fulfill({ status: 400, json: { message: refusal } });
  });
  await context.route(`${serverUrl}/hosts/salesforce/panel?*`, html(guestPage));
  await page.goto(`${orgUrl}/record`);

  async function guest(): Promise<Frame> {
    const iframe = await page.waitForSelector('iframe', { state: 'attached' });
    const frame = await iframe.contentFrame();
    if (!frame) throw new Error('The panel is not framed.');
    await frame.waitForFunction('window.ask !== undefined');
    return frame;
  }

  return {
    page,
    mints,
    refuse(message) {
      refusal = message;
    },
    async leaveUnanswered() {
      await context.route(`${serverUrl}/hosts/salesforce/panel?*`, html('<!doctype html><p>Silent</p>'));
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    show: (properties) =>
      page.evaluate((given) => {
        const create = Reflect.get(window, 'createFieldwardPanel') as (properties: unknown) => HTMLElement;
        document.querySelector('main')?.append(create(given));
      }, properties),
    guest,
    guestProps: async () => (await guest()).evaluate('window.told'),
    ask: async (type, detail) => {
      await (await guest()).evaluate(([name, about]) => Reflect.get(window, 'ask')(name, about), [type, detail]);
    },
    hostLog: () => page.evaluate('window.log'),
  };
}

function html(body: string): (route: Route) => Promise<void> {
  return (route) => route.fulfill({ body, contentType: 'text/html' });
}
