import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmbeddingHost } from '#ui/hosts/salesforce/embedding/embedding-host.ts';
import { openGuest } from '#ui/hosts/salesforce/embedding/guest.ts';
import { hostMetadata } from '#ui/hosts/salesforce/embedding/host-origin.ts';

const origin = 'https://corvane.lightning.force.com';
const instanceId = 'one';
const recordId = '006000000000001AAA';

interface Posted {
  readonly message: Record<string, unknown>;
  readonly targetOrigin: string | undefined;
}

const parent = {
  posted: [] as Posted[],
  postMessage(message: unknown, options?: unknown) {
    const { targetOrigin } = options as WindowPostMessageOptions;
    parent.posted.push({ message: message as Record<string, unknown>, targetOrigin });
  },
};

let hear: (event: MessageEvent<unknown>) => void;
let guest: EmbeddingHost;
let channels: MessageChannel[];
let said: Record<string, unknown>[];

beforeEach(() => {
  parent.posted = [];
  channels = [];
  said = [];
  guest = openGuest({ instanceId, origin }, { parent, addEventListener: (_, listener) => (hear = listener) });
});

afterEach(() => {
  for (const { port1, port2 } of channels) {
    port1.close();
    port2.close();
  }
});

/** An offer as the host makes it, with anything in it replaced. */
function offer(over: { data?: object; origin?: string; source?: unknown; ports?: number } = {}): MessagePort {
  const own = Array.from({ length: over.ports ?? 1 }, () => new MessageChannel());
  channels.push(...own);
  const data = { type: 'sf-embedding.bootstrap', protocol: 'sf-embedding', instanceId, ...over.data };
  const ports = own.map(({ port2 }) => port2);
  hear({ origin, source: parent, ...over, data, ports } as unknown as MessageEvent<unknown>);
  const port = own[0]?.port1 ?? new MessageChannel().port1;
  port.onmessage = (event) => said.push(event.data);
  return port;
}

function tell(port: MessagePort, props: unknown): void {
  port.postMessage({ jsonrpc: '2.0', method: 'ui/notifications/ui-state-changed', params: { props } });
}

/** Resolves once everything that was posted to the host before has arrived there. */
async function heard(count: number): Promise<Record<string, unknown>[]> {
  await expect.poll(() => said.length).toBeGreaterThanOrEqual(count);
  return said;
}

describe('the host that an address names', () => {
  const search = (metadata: unknown) => `?hostMetaData=${encodeURIComponent(JSON.stringify(metadata))}`;

  it.each([
    'https://corvane.lightning.force.com',
    'https://corvane--dev.sandbox.lightning.force.com',
    'https://corvane.my.salesforce.com',
  ])('is taken when Salesforce stands there: %s', (hostAppOrigin) => {
    expect(hostMetadata(search({ instanceId, hostAppOrigin }), [])).toEqual({ instanceId, origin: hostAppOrigin });
  });

  it.each([
    'https://corvane.example',
    'http://corvane.lightning.force.com',
    'https://corvane.lightning.force.com:8443',
    'https://corvane.lightning.force.com/',
    'https://corvane.lightning.force.com.evil.example',
    'https://evillightning.force.com',
    'https://user@corvane.lightning.force.com',
    'https://lightning.force.com.',
    'null',
    '*',
    '',
    7,
  ])('is not taken when it only looks like it: %s', (hostAppOrigin) => {
    expect(hostMetadata(search({ instanceId, hostAppOrigin }), [])).toBeNull();
  });

  it('is taken when our server wrote it into the page, and only that very origin', () => {
    const own = 'http://127.0.0.1:4310';
    expect(hostMetadata(search({ instanceId, hostAppOrigin: own }), [own])).toEqual({ instanceId, origin: own });
    expect(hostMetadata(search({ instanceId, hostAppOrigin: 'http://127.0.0.1:4311' }), [own])).toBeNull();
  });

  it.each(['', '?hostMetaData=', '?hostMetaData=%7B', '?hostMetaData=null', search({ hostAppOrigin: origin })])(
    'is nobody when the address says nothing that can be read: %s',
    (text) => {
      expect(hostMetadata(text, [])).toBeNull();
    },
  );
});

describe('the handshake', () => {
  it('announces itself to the host’s origin and to no other', () => {
    expect(parent.posted).toEqual([{ message: { type: 'sf-embedding/ready', instanceId }, targetOrigin: origin }]);
  });

  it('says over the port that it is there, and takes the record and the proof from it', async () => {
    const port = offer();
    tell(port, { recordId, objectApiName: 'Opportunity', proof: null });
    await expect.poll(() => guest.props()).toEqual({ recordId, objectApiName: 'Opportunity', proof: null });
    expect((await heard(1))[0]).toEqual({
      jsonrpc: '2.0',
      method: 'ui/notifications/embedding-initialized',
      params: { embeddingInfo: { name: 'fieldward', version: '1' } },
    });
    tell(port, { recordId, objectApiName: 'Opportunity', proof: 'signed' });
    await expect.poll(() => guest.props()?.proof).toBe('signed');
  });

  it.each([
    ['another window', { source: {} }],
    ['another origin', { origin: 'https://evil.lightning.force.com' }],
    ['another instance', { data: { instanceId: 'two' } }],
    ['another protocol', { data: { protocol: 'other' } }],
    ['another kind of message', { data: { type: 'sf-embedding/bootstrap' } }],
    ['no port', { ports: 0 }],
    ['two ports', { ports: 2 }],
  ])('takes no offer with %s', (_, over) => {
    offer(over);
    expect(guest.needProof()).toBe(false);
    expect(guest.ended()).toBe(false);
  });

  it('ends for both when a second genuine offer comes, and asks for nothing more', () => {
    offer();
    let told = 0;
    guest.subscribe(() => {
      told += 1;
    });
    offer();
    expect(parent.posted.at(-1)).toEqual({
      message: { type: 'sf-embedding/shutdown', reason: 'DUPLICATE_PORT_TRANSFER', instanceId },
      targetOrigin: origin,
    });
    expect(guest.ended()).toBe(true);
    expect(told).toBe(1);
    expect(guest.needProof()).toBe(false);
  });

  it('refuses what the host asks for and it does not know, in the words of JSON-RPC', async () => {
    const port = offer();
    port.postMessage({ jsonrpc: '2.0', id: 5, method: 'ui/select-version', params: {} });
    expect((await heard(2))[1]).toEqual({
      jsonrpc: '2.0',
      id: 5,
      error: { code: -32601, message: 'Method not found' },
    });
  });

  it('leaves out of the host’s snapshot whatever is not what it should be', async () => {
    const port = offer();
    tell(port, { recordId: '../../admin', objectApiName: 'a b', proof: { not: 'text' } });
    await expect.poll(() => guest.props()).toEqual({ recordId: null, objectApiName: null, proof: null });
  });
});

describe('what the panel tells the page around', () => {
  it('arrives as the events that the Lightning component listens for, and its height', async () => {
    guest.resize(300);
    offer();
    guest.applied();
    expect(guest.toast({ title: 'Saved', message: 'Done', variant: 'success' })).toBe(true);
    expect(guest.needProof()).toBe(true);
    guest.resize(300);
    guest.resize(420);
    const event = (type: string, detail: object) => ({ method: 'ui/notifications/event', params: { type, detail } });
    expect((await heard(6)).map(({ method, params }) => ({ method, params })).slice(1)).toEqual([
      { method: 'ui/notifications/size-changed', params: { height: 300 } },
      event('fieldward-applied', {}),
      event('fieldward-toast', { title: 'Saved', message: 'Done', variant: 'success' }),
      event('fieldward-proof', {}),
      { method: 'ui/notifications/size-changed', params: { height: 420 } },
    ]);
  });
});
