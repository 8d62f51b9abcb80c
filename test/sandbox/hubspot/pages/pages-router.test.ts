import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { PastedTranscript } from '#sandbox/hubspot/start.ts';
import { flagship } from '../../open-stand-in.ts';
import { openPages } from './open-pages.ts';

const record = `/records/0-3/${flagship}`;

describe('the record page', () => {
  it('opens on the flagship deal and serves page, scripts and cards', async () => {
    const { url } = await openPages();
    const home = await fetch(`${url}/sandbox`, { redirect: 'manual' });
    expect([home.status, home.headers.get('location')]).toEqual([302, `/sandbox/hubspot/record/0-3/${flagship}`]);
    for (const path of [`/hubspot/record/0-3/${flagship}`, '/hubspot/app/log']) {
      const page = await fetch(`${url}/sandbox${path}`);
      expect(await page.text()).toContain('<title>Record</title>');
      expect(page.headers.get('cache-control')).toBe('no-store');
    }
    expect(await (await fetch(`${url}/sandbox/assets/app.js`)).text()).toBe('start();');
    expect(await (await fetch(`${url}/sandbox/card/review-card.js`)).text()).toBe('card();');
    for (const path of ['/assets/none.js', '/card/..%2F..%2Fx', '/card/.hidden', '/index.php', '/card/']) {
      expect((await fetch(`${url}/sandbox${path}`)).status).toBe(404);
    }
  });

  it('says in a session who is who, which cards there are and where the product is', async () => {
    const { json, url, standIn } = await openPages();
    const { body } = await json('GET', '/session');
    expect(body).toMatchObject({
      portal: { id: 7001, currency: 'USD', name: 'Corvane' },
      app: { appId: 431, name: 'Fieldward' },
      cards: [{ location: 'crm.record.tab', title: 'Fieldward', scriptUrl: '/sandbox/card/review-card.js' }],
      productUrl: url,
    });
    expect(body.people).toEqual(standIn.people);
    expect(body.people.map(({ role }: { role: string }) => role).sort()).toEqual(['admin', 'rep', 'rep', 'sales_ops']);
    expect(body.owners).toContainEqual({ id: '830101', name: 'Maya Lindqvist' });
  });

  it('shows a record with everything around it, sensitive values left out', async () => {
    const { json, standIn } = await openPages();
    standIn.humanEdit({
      objectType: 'deals',
      objectId: flagship,
      properties: { salary_negotiation_note: 'secret' },
      userId: 40101,
    });
    const { body } = await json('GET', record);
    expect(body).toMatchObject({
      objectTypeId: '0-3',
      objectType: 'deals',
      objectId: flagship,
      title: 'Halvorsen Robotics – fleet rollout',
      subtitle: 'Presentation scheduled',
      properties: { amount: '79000', closed_lost_reason: null },
    });
    expect(JSON.stringify(body)).not.toContain('"secret"');
    const names = body.propertyMetadata.map(({ name }: { name: string }) => name);
    for (const name of body.about) expect(names).toContain(name);
    const groups = body.groups.map(({ name }: { name: string }) => name);
    for (const { groupName } of body.propertyMetadata) expect(groups).toContain(groupName);
    expect(body.timeline.map(({ kind }: { kind: string }) => kind)).toContain('call');
    expect(body.associations).toContainEqual(
      expect.objectContaining({ objectTypeId: '0-1', title: 'Jonas Halvorsen', label: 'Decision maker' }),
    );
  });

  it('finds records by words of their name', async () => {
    const { json } = await openPages();
    const { body } = await json('GET', '/records?objectTypeId=0-3&q=HALVORSEN%20rollout&limit=5');
    expect(body.results).toEqual([expect.objectContaining({ objectId: flagship, objectTypeId: '0-3' })]);
    expect((await json('GET', '/records?objectTypeId=0-1&q=&limit=7')).body.results).toHaveLength(7);
  });

  it('edits as the person who is chosen, and says in words why HubSpot refuses', async () => {
    const { json, standIn } = await openPages();
    const edited = await json('PATCH', record, { as: 40102, properties: { amount: '90000' } });
    expect(edited.body.properties.amount).toBe('90000');
    expect(standIn.record('deals', flagship)?.history.get('amount')?.[0]).toMatchObject({
      sourceType: 'CRM_UI',
      updatedByUserId: 40102,
    });
    const refused = await json('PATCH', record, { as: 40102, properties: { amount: 'lots' } });
    expect([refused.status, refused.body.detail]).toEqual([400, 'lots was not a valid number.']);
  });

  it('hears of a change at once', async () => {
    const { url, standIn } = await openPages();
    const response = await fetch(`${url}/sandbox/api/stream`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) throw new Error('the stream has no body');
    standIn.humanEdit({ objectType: 'deals', objectId: flagship, properties: { amount: '90000' }, userId: 40102 });
    let text = '';
    while (!text.includes('record.changed')) text += (await reader.read()).value;
    await reader.cancel();
    const event = JSON.parse(/data: (.*)/.exec(text)?.[1] ?? '');
    expect(event).toEqual({
      type: 'record.changed',
      objectTypeId: '0-3',
      objectId: flagship,
      properties: { amount: '90000' },
      source: 'CRM_UI',
    });
  });

  it('whose server is closing hears the end of its stream, and a page that comes back does not hold it up', async () => {
    const { url, standIn } = await openPages();
    const response = await fetch(`${url}/sandbox/api/stream`);
    await standIn.close();
    expect(await response.text()).toContain('retry:');
    await expect(fetch(`${url}/sandbox/api/stream`)).rejects.toThrow('fetch failed');
  });

  it('turns misbehaviour on and off', async () => {
    const { json, standIn } = await openPages();
    const set = {
      latencyMs: 0,
      rateLimited: { next: 1 },
      serverError: null,
      dropReplyAfterWrite: null,
      humanEditBetweenReadAndWrite: null,
    };
    expect((await json('PUT', '/mishaps', set)).body).toMatchObject(set);
    expect((await json('GET', '/mishaps')).body).toMatchObject(set);
    expect(standIn.counters().rateLimited).toBe(0);
    expect((await json('PUT', '/mishaps', { latencyMs: 'x' })).status).toBe(400);
  });
});

describe('a pasted transcript', () => {
  const pasted = {
    as: 40101,
    objectTypeId: '0-3',
    objectId: flagship,
    title: 'Call',
    text: 'Jonas: We need 150 seats.',
  };

  it('becomes a call on the timeline and is handed to the reader, whose result comes back', async () => {
    const handed: PastedTranscript[] = [];
    const onTranscript = async (transcript: PastedTranscript) => {
      handed.push(transcript);
      return { results: [{ field: 'seats_needed' }] };
    };
    const { json, url, standIn } = await openPages(undefined, { onTranscript });
    const { status, body } = await json('POST', '/transcripts', pasted);
    expect([status, body.result]).toEqual([201, { results: [{ field: 'seats_needed' }] }]);
    expect(standIn.activities('deals', flagship)).toContainEqual(
      expect.objectContaining({ id: body.activity.id, kind: 'call', text: pasted.text }),
    );
    expect(handed).toEqual([
      {
        objectTypeId: '0-3',
        objectType: 'deals',
        objectId: flagship,
        activityId: body.activity.id,
        title: 'Call',
        occurredAt: body.activity.occurredAt,
        text: pasted.text,
        activityUrl: `${url}/sandbox/hubspot/record/0-3/${flagship}#activity-${body.activity.id}`,
        userId: 40101,
      },
    ]);
  });

  it('stays on the timeline when the reader fails, and the reply says so', async () => {
    const onTranscript = () => Promise.reject(new Error('the agent is out'));
    const { json, standIn } = await openPages(undefined, { onTranscript });
    const before = standIn.activities('deals', flagship).length;
    const { status, body } = await json('POST', '/transcripts', pasted);
    expect([status, body.detail]).toEqual([502, expect.stringContaining('the agent is out')]);
    expect(standIn.activities('deals', flagship)).toHaveLength(before + 1);
  });

  it.each([
    { ...pasted, text: '  ' },
    { ...pasted, title: '' },
    { ...pasted, as: 5 },
    { ...pasted, extra: 1 },
    '{',
    [],
    null,
  ])('of a wrong shape is refused: %j', async (body) => {
    const { json, standIn } = await openPages();
    const before = standIn.activities().length;
    const { status } = await json('POST', '/transcripts', body);
    expect(status).toBe(400);
    expect(standIn.activities()).toHaveLength(before);
  });
});

describe('the page’s API', () => {
  it('answers no other website, whatever it asks', async () => {
    const { url, standIn } = await openPages();
    const { port } = new URL(url);
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://attacker.example' },
      { origin: 'null' },
      { host: `attacker.example:${port}`, origin: `http://attacker.example:${port}`, 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of foreign) {
      const seen = {
        headers,
        get: await send('GET', `${url}/sandbox/api${record}`, headers),
        patch: await send('PATCH', `${url}/sandbox/api${record}`, headers),
      };
      expect(seen).toEqual({ headers, get: 403, patch: 403 });
    }
    expect(await send('GET', `${url}/sandbox/hubspot/app/log`, { host: 'attacker.example' })).toBe(403);
    expect(standIn.record('deals', flagship)?.values.get('amount')).toBe('79000');
  });

  it('answers its own page and programs on this machine', async () => {
    const { url } = await openPages();
    const own = { origin: url, 'sec-fetch-site': 'same-origin' };
    expect(await send('PATCH', `${url}/sandbox/api${record}`, own)).toBe(200);
    expect(await send('GET', `${url}/sandbox/api${record}`, {})).toBe(200);
  });

  it('reads no form, which any website could send without being asked about it', async () => {
    const { url, standIn } = await openPages();
    const body = JSON.stringify({ as: 40101, properties: { amount: '1' } });
    const response = await fetch(`${url}/sandbox/api${record}`, {
      method: 'PATCH',
      headers: { 'content-type': 'text/plain' },
      body,
    });
    expect(response.status).toBe(400);
    expect(standIn.record('deals', flagship)?.values.get('amount')).toBe('79000');
  });

  it.each([
    ['GET', '/records/0-3/1', 404],
    ['GET', '/records/0-9/1', 404],
    ['GET', '/records/%E0%A4%A/1', 400],
    ['GET', '/nothing', 404],
    ['PATCH', record, 400],
    ['PUT', '/mishaps', 400],
  ])('answers %s %s with a readable problem', async (method, path, status) => {
    const { url } = await openPages();
    const response = await fetch(`${url}/sandbox/api${path}`, { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await response.json()).toMatchObject({ status, detail: expect.any(String) });
  });
});

/** fetch would not send these headers. */
function send(method: string, url: string, headers: Record<string, string>): Promise<number | undefined> {
  const body = method === 'PATCH' ? JSON.stringify({ as: 40101, properties: { amount: '79000' } }) : '';
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end(body);
  });
}
