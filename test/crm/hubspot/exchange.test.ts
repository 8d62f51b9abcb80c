import { describe, expect, it } from 'vitest';
import { untilAborted } from '#crm/hubspot/exchange.ts';
import { readLimited } from '#crm/limited-body.ts';

describe('the body of a request', () => {
  it('is handed over whole while there is time', async () => {
    const body = untilAborted(Buffer.from('{"a":"é"}'), new AbortController().signal);
    expect(Buffer.concat(await body.toArray()).toString()).toBe('{"a":"é"}');
  });

  it('breaks off when time was up before the request left, so that the write cannot happen later', async () => {
    const time = new AbortController();
    const body = untilAborted(Buffer.from('{}'), time.signal);
    time.abort();
    // Nobody reads or listens yet: breaking off must not end the process.
    await new Promise((done) => body.once('close', done));
    await expect(body.toArray()).rejects.toThrow('time was up');
    await expect(untilAborted(Buffer.from('{}'), time.signal).toArray()).rejects.toThrow('time was up');
  });
});

describe('the body of an answer', () => {
  it('is read to its last allowed byte and not beyond', async () => {
    const { signal } = new AbortController();
    expect(await readLimited(new Response('12345'), 5, signal)).toBe('12345');
    await expect(readLimited(new Response('123456'), 5, signal)).rejects.toThrow('more than 5 bytes');
    expect(await readLimited(new Response(null), 5, signal)).toBe('');
  });

  it('never passes for whole when time ran out in the middle of it', async () => {
    const time = new AbortController();
    const endless = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from('{}')),
      pull: () => time.abort(new Error('time was up')),
    });
    await expect(readLimited(new Response(endless), 100, time.signal)).rejects.toThrow('time was up');
  });
});
