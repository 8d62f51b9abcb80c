import type { AddressInfo } from 'node:net';
import path from 'node:path';
import express, { type Response } from 'express';
import type { FieldValue } from '#ui/hosts/sandbox/lightning/api/page-types.ts';
import { recordId, recordView, session } from './lightning-double-data.ts';

/** A small double of the Lightning page's API with a framed panel beside it, for tests of the page alone. */
export interface LightningDouble {
  url: string;
  /** As whom Apex was asked to vouch, and for what. */
  minted: { user: string | undefined; recordId: string; objectApiName: string }[];
  /** What a browser posted to the Canvas app, with the origin that it claimed. */
  canvasPosts: { signedRequest: string; origin: string | undefined }[];
  /** What the Canvas page asked to be signed. */
  canvasAsked: Record<string, unknown>[];
  /** A change that somebody else makes, announced to every open page. */
  change(fields: Record<string, FieldValue>): void;
  /** Stored values change, and nobody is told. */
  changeSilently(fields: Record<string, FieldValue>): void;
  /** Sharing lets everybody read and nobody edit from now on. */
  takeEditRight(): void;
  close(): Promise<void>;
}

/** The guest's side of the handshake, as short as it can be; it draws what it was told, and asks on a click. */
const guestPage = `<!doctype html><html lang="en"><title>Panel</title><section><h1>Panel</h1>
<p id="told">Waiting</p><p id="origin"></p><p id="storage"></p>
<button data-ask="fieldward-applied">Applied</button>
<button data-ask="fieldward-toast" data-detail='{"title":"Saved","message":"The guest says <b>hello</b>.","variant":"success"}'>Toast</button>
<button data-ask="fieldward-proof">Proof</button></section><script>
  const { instanceId, hostAppOrigin } = JSON.parse(new URL(location.href).searchParams.get('hostMetaData'));
  document.getElementById('origin').textContent = 'Origin ' + self.origin;
  try { localStorage.length; document.getElementById('storage').textContent = 'Storage'; } catch { document.getElementById('storage').textContent = 'No storage'; }
  addEventListener('message', ({ data, ports }) => {
    if (data?.type !== 'sf-embedding.bootstrap') return;
    const notify = (method, params) => ports[0].postMessage({ jsonrpc: '2.0', method, params });
    ports[0].onmessage = ({ data }) => {
      if (data.method !== 'ui/notifications/ui-state-changed') return;
      const { recordId, objectApiName, proof } = data.params.props;
      document.getElementById('told').textContent = objectApiName + ' ' + recordId + ' ' + proof;
    };
    for (const button of document.querySelectorAll('button')) {
      button.onclick = () => notify('ui/notifications/event', { type: button.dataset.ask, detail: JSON.parse(button.dataset.detail ?? '{}') });
    }
    notify('ui/notifications/embedding-initialized', { embeddingInfo: { name: 'test', version: '1' } });
    notify('ui/notifications/size-changed', { height: 420 });
  });
  parent.postMessage({ type: 'sf-embedding/ready', instanceId }, hostAppOrigin);
</script></html>`;

const canvasPage = `<!doctype html><html lang="en"><title>Panel</title><section><h1>Panel</h1><p id="origin"></p>
<button>Applied</button></section><script>
  document.getElementById('origin').textContent = 'Canvas ' + self.origin;
  document.querySelector('button').onclick = () => parent.postMessage({ type: 'fieldward-applied' }, '*');
</script></html>`;

export async function startLightningDouble(pages: string, component: string): Promise<LightningDouble> {
  const record = recordView();
  const [minted, canvasPosts, canvasAsked]: [
    LightningDouble['minted'],
    LightningDouble['canvasPosts'],
    Record<string, unknown>[],
  ] = [[], [], []];
  const streams = new Set<Response>();
  let mishaps: unknown = { latencyMs: 0 };
  const announce = (fields: string[]) => {
    const event = JSON.stringify({ type: 'record.changed', objectType: 'Opportunity', recordId, fields });
    for (const stream of streams) stream.write(`data: ${event}\n\n`);
  };
  const changeSilently = (fields: Record<string, FieldValue>) => Object.assign(record.fields, fields);
  const change = (fields: Record<string, FieldValue>) => {
    changeSilently(fields);
    announce(Object.keys(fields));
  };

  const app = express();
  app.use(express.json());
  const api = '/sandbox/salesforce/api';
  app.get(`${api}/session`, (req, res) => {
    const productUrl = `http://${req.get('host')}`;
    res.json({ ...session, productUrl, canvasUrl: `${productUrl}/hosts/salesforce/canvas` });
  });
  app.get(`${api}/records`, (req, res) => {
    const { objectType, title, subtitle } = record;
    const matches =
      req.query.objectType === objectType && title.toLowerCase().includes(String(req.query.q).toLowerCase());
    res.json({ results: matches ? [{ objectType, recordId, title, subtitle }] : [] });
  });
  app.get(`${api}/records/:type/:id`, (req, res) => {
    if (req.params.id !== recordId) return void res.status(404).json({ detail: 'The record does not exist.' });
    res.json(record);
  });
  app.patch(`${api}/records/:type/:id`, (req, res) => {
    const { fields } = req.body as { fields: Record<string, FieldValue> };
    const errors = problemsOf(fields);
    if (errors.length > 0) {
      res.status(400).json({ detail: errors.map(({ message }) => message).join(' '), errors });
      return;
    }
    change(fields);
    res.json(record);
  });
  app.post(`${api}/apex/FieldwardIdentity/mint`, (req, res) => {
    minted.push({ user: req.get('x-acting-user'), ...req.body });
    res.json(`proof-${minted.length}`);
  });
  app.post(`${api}/canvas`, (req, res) => {
    canvasAsked.push(req.body);
    res.json({ url: '/hosts/salesforce/canvas', signedRequest: `signed-${canvasAsked.length}` });
  });
  app.get(`${api}/mishaps`, (_, res) => void res.json(mishaps));
  app.put(`${api}/mishaps`, (req, res) => {
    mishaps = req.body;
    res.json(mishaps);
  });
  app.post(`${api}/transcripts`, (req, res) => {
    const { title, text } = req.body as { title: string; text: string };
    record.activities.push({ id: 'pasted', kind: 'call', title, text, occurredAt: '2026-11-23T09:00:00.000Z' });
    announce([]);
    const suggestion = {
      field: 'Amount',
      label: 'Amount',
      proposedValue: '250000',
      quote: '250 thousand',
      status: 'pending',
    };
    res.json({ activity: { id: 'pasted' }, result: { results: [suggestion] } });
  });
  app.get(`${api}/stream`, (_, res) => {
    res.set('content-type', 'text/event-stream').flushHeaders();
    streams.add(res);
    res.on('close', () => streams.delete(res));
  });
  app.get('/hosts/salesforce/panel', (_, res) => void res.type('html').send(guestPage));
  app.post('/hosts/salesforce/canvas', express.urlencoded({ extended: false }), (req, res) => {
    canvasPosts.push({ signedRequest: req.body.signed_request, origin: req.get('origin') });
    res.type('html').send(canvasPage);
  });
  app.use('/sandbox/salesforce/component', express.static(component));
  app.use('/sandbox/salesforce', express.static(pages));
  app.get('/sandbox/salesforce/lightning/{*rest}', (_, res) =>
    res.sendFile(path.join(pages, 'index.html'), { dotfiles: 'allow' }),
  );

  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    minted,
    canvasPosts,
    canvasAsked,
    change,
    changeSilently,
    takeEditRight: () => {
      record.canEdit = false;
    },
    close: async () => {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function problemsOf({ Amount, NextStep }: Record<string, FieldValue>) {
  const problem = (errorCode: string, message: string, fields: string[]) => ({ errorCode, message, fields });
  return [
    ...(typeof Amount === 'string'
      ? [problem('INVALID_TYPE_ON_FIELD_IN_RECORD', `Amount: value not of required type: ${Amount}`, ['Amount'])]
      : []),
    ...(NextStep === 'tbd' ? [problem('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Say what happens next.', [])] : []),
  ];
}
