import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Signature } from '@hubspot/api-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { app, connect, flagship } from '../open-stand-in.ts';

interface Delivery {
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Collects deliveries; answers each with the next of `statuses`, then with 200. */
async function receiver(statuses: number[] = []) {
  const deliveries: Delivery[] = [];
  let wake = () => {};
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      deliveries.push({ url: `http://${req.headers.host}${req.url}`, headers: req.headers, body });
      res.statusCode = statuses.shift() ?? 200;
      res.end();
      wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks?a=%2Fb`,
    async take(count: number): Promise<Delivery[]> {
      while (deliveries.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return deliveries;
    },
  };
}

describe('a property change', () => {
  it('is announced with a v3 signature that the published client computes too', async () => {
    const target = await receiver();
    const { call } = await connect({ webhookUrl: target.url });
    await call('PATCH', `/crm/v3/objects/deals/${flagship}`, {
      properties: { seats_needed: '140', champion: 'Sigrid' },
    });
    const [delivery] = await target.take(1);
    if (!delivery) throw new Error('nothing was delivered');
    const events = JSON.parse(delivery.body);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      portalId: app.portalId,
      appId: app.appId,
      subscriptionType: 'object.propertyChange',
      objectId: Number(flagship),
      objectTypeId: '0-3',
      propertyName: 'seats_needed',
      propertyValue: '140',
      changeSource: 'INTEGRATION',
      sourceId: '431',
      attemptNumber: 0,
    });
    const timestamp = Number(delivery.headers['x-hubspot-request-timestamp']);
    const expected = Signature.getSignature('POST', 'v3', {
      signature: '',
      clientSecret: app.clientSecret,
      requestBody: delivery.body,
      url: target.url.replace('%2F', '/'),
      timestamp,
    });
    expect(delivery.headers['x-hubspot-signature-v3']).toBe(expected);
  });

  it('by a person names the person, and only values that changed are announced', async () => {
    const target = await receiver();
    const { standIn } = await connect({ webhookUrl: target.url });
    standIn.humanEdit({
      objectType: 'deals',
      objectId: flagship,
      properties: { seats_needed: '60', champion: 'Sigrid' },
      userId: 40102,
    });
    const [delivery] = await target.take(1);
    expect(JSON.parse(delivery?.body ?? '')).toEqual([
      expect.objectContaining({ propertyName: 'champion', changeSource: 'CRM_UI', sourceId: 'userId:40102' }),
    ]);
  });

  it('is announced again when the receiver failed, with the attempt counted', async () => {
    const target = await receiver([500, 404]);
    const { call } = await connect({ webhookUrl: target.url, webhookRetryPausesMs: [1, 1, 1] });
    await call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { seats_needed: '140' } });
    const attempts = (await target.take(3)).map(({ body }) => JSON.parse(body)[0]);
    expect(attempts.map(({ attemptNumber }) => attemptNumber)).toEqual([0, 1, 2]);
    expect(new Set(attempts.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('never holds up the write, though nobody listens', async () => {
    const { call } = await connect({ webhookUrl: 'http://127.0.0.1:1/' });
    const answer = await call('PATCH', `/crm/v3/objects/deals/${flagship}`, { properties: { seats_needed: '140' } });
    expect(answer.status).toBe(200);
  });

  it('leaves in batches of a hundred at most', async () => {
    const target = await receiver();
    const { call, standIn } = await connect();
    standIn.setWebhookUrl(target.url);
    const inputs = standIn
      .recordIds('deals')
      .slice(0, 60)
      .map((id) => ({ id, properties: { champion: 'New', use_case: 'New' } }));
    await call('POST', '/crm/v3/objects/deals/batch/update', { inputs });
    const sizes = (await target.take(2)).map(({ body }) => JSON.parse(body).length);
    expect(sizes).toEqual([100, 20]);
  });
});
