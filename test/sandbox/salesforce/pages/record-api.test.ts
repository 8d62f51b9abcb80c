import { describe, expect, it } from 'vitest';
import type { PastedTranscript } from '#sandbox/salesforce/start.ts';
import { type OpenPages, openPages } from './open-pages.ts';

interface Field {
  name: string;
  label: string;
  updateable: boolean;
}

function fieldOf({ metadata }: { metadata: Field[] }, name: string): Field | undefined {
  return metadata.find((field) => field.name === name);
}

/** An account that one person may not know of, and another may. */
async function hiddenAccount({ json, standIn, rep, admin }: OpenPages): Promise<string> {
  for (const id of standIn.recordIds('Account')) {
    if ((await json('GET', `/records/Account/${id}?as=${rep}`)).status === 403) return id;
  }
  throw new Error(`sharing hides nothing from ${rep} that ${admin} sees`);
}

describe('the record as one person sees it', () => {
  it('comes with its layout, its labels and the names behind its lookups', async () => {
    const { json, flagship, rep } = await openPages();
    const { body } = await json('GET', `/records/Opportunity/${flagship}?as=${rep}`);
    expect(body).toMatchObject({ title: 'Halvorsen Robotics – fleet rollout', canEdit: true });
    expect(body.layout).toMatchObject({
      path: 'StageName',
      highlights: ['AccountId', 'CloseDate', 'Amount', 'OwnerId'],
    });
    expect(fieldOf(body, 'AccountId')?.label).toBe('Account Name');
    expect(body.names[body.fields.AccountId]).toEqual({ title: 'Halvorsen Robotics', objectType: 'Account' });
    expect(body.activities.length).toBeGreaterThan(0);
    const placed: string[] = body.layout.sections.flatMap(({ fields }: { fields: string[] }) => fields);
    expect(placed.filter((name) => !(name in body.fields))).toEqual([]);
    expect(new Set(placed).size).toBe(placed.length);
  });

  it('keeps from each what sharing and field-level security keep', async () => {
    const { json, flagship, rep, otherRep } = await openPages();
    const mine = (await json('GET', `/records/Opportunity/${flagship}?as=${rep}`)).body;
    const theirs = (await json('GET', `/records/Opportunity/${flagship}?as=${otherRep}`)).body;
    expect([mine.canEdit, theirs.canEdit]).toEqual([true, false]);
    expect([fieldOf(mine, 'Champion__c')?.updateable, fieldOf(theirs, 'Champion__c')]).toEqual([true, undefined]);
    expect(theirs.fields).not.toHaveProperty('Champion__c');
    expect(JSON.stringify(theirs.layout)).not.toContain('Champion__c');
    expect(fieldOf(theirs, 'Competitors__c')?.updateable).toBe(false);
  });

  it('is neither shown nor listed nor found where the person has no access', async () => {
    const pages = await openPages();
    const { json, rep, admin } = pages;
    const id = await hiddenAccount(pages);
    const { title } = (await json('GET', `/records/Account/${id}?as=${admin}`)).body;
    const refused = await json('GET', `/records/Account/${id}?as=${rep}`);
    expect(refused.body.detail).toBe('You do not have access to this record. Ask your administrator for help.');
    const q = encodeURIComponent(title);
    const foundBy = async (as: string) =>
      (await json('GET', `/records?as=${as}&objectType=Account&limit=200&q=${q}`)).body.results.map(
        ({ recordId }: { recordId: string }) => recordId,
      );
    expect(await foundBy(admin)).toContain(id);
    expect(await foundBy(rep)).not.toContain(id);
  });

  it('is found by all words of its name, exact beginnings first, and listed by its last change', async () => {
    const { json, standIn, flagship, rep } = await openPages();
    const search = async (q: string) =>
      (await json('GET', `/records?as=${rep}&objectType=Opportunity&limit=3&q=${encodeURIComponent(q)}`)).body.results;
    expect((await search('rollout halvorsen'))[0].recordId).toBe(flagship);
    expect(await search('no such words')).toEqual([]);
    standIn.humanEdit({
      objectType: 'Opportunity',
      recordId: flagship,
      fields: { NextStep: 'Sign the contract' },
      userId: rep,
    });
    expect((await search(''))[0].recordId).toBe(flagship);
  });

  it.each([
    ['GET', '/records/Opportunity/006000000000000AAA?as=REP', 404],
    ['GET', '/records/Opportunity/nonsense?as=REP', 404],
    ['GET', '/records/User/006000000000000AAA?as=REP', 404],
    ['GET', '/records/constructor/006000000000000AAA?as=REP', 404],
    ['GET', '/records/Opportunity/%E0%A4%A?as=REP', 400],
    ['GET', '/records/Opportunity/006000000000000AAA', 400],
    ['GET', '/records?objectType=Opportunity&as=005000000000000AAA', 400],
    ['GET', '/records?objectType=FieldDefinition&as=REP', 404],
    ['GET', '/nothing', 404],
    ['PUT', '/mishaps', 400],
  ])('answers %s %s with a readable problem', async (method, place, status) => {
    const { url, rep } = await openPages();
    const response = await fetch(`${url}/sandbox/salesforce/api${place.replace('REP', rep)}`, { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await response.json()).toMatchObject({ status, detail: expect.any(String) });
  });
});

describe('a save on the record page', () => {
  it('is the person’s own: it shows in the record, in who changed it and in the history', async () => {
    const { json, standIn, flagship, rep } = await openPages();
    const place = `/records/Opportunity/${flagship}`;
    const { status, body } = await json('PATCH', place, { as: rep, fields: { Amount: 310_000 } });
    expect([status, body.fields.Amount]).toEqual([200, 310_000]);
    expect(standIn.record('Opportunity', flagship)).toMatchObject({
      lastModifiedById: rep,
      fields: { Amount: 310_000 },
    });
    expect(body.history[0]).toMatchObject({
      field: 'Amount',
      label: 'Amount',
      oldValue: 79_000,
      newValue: 310_000,
      by: 'Maya Lindqvist',
    });
  });

  it('that breaks a rule is refused in the admin’s words, with the field they belong to', async () => {
    const { json, standIn, flagship, rep } = await openPages();
    const fields = { Seats_Needed__c: 9_000 };
    const { status, body } = await json('PATCH', `/records/Opportunity/${flagship}`, { as: rep, fields });
    const message = expect.stringContaining('Seats needed must be between 1 and 5,000.');
    const errorCode = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
    expect([status, body.detail]).toEqual([400, message]);
    expect(body.errors).toEqual([{ errorCode, message, fields: ['Seats_Needed__c'] }]);
    expect(standIn.record('Opportunity', flagship)?.fields.Seats_Needed__c).toBe(60);
  });

  it('is refused to a person who may only read the record', async () => {
    const { json, standIn, flagship, otherRep } = await openPages();
    const edit = { as: otherRep, fields: { NextStep: 'Mine now' } };
    const { status, body } = await json('PATCH', `/records/Opportunity/${flagship}`, edit);
    expect([status, body.errors[0].errorCode]).toEqual([400, 'INSUFFICIENT_ACCESS_OR_READONLY']);
    expect(standIn.record('Opportunity', flagship)?.fields.NextStep).toBe('Wait for the board meeting');
  });

  it('can be repeated by no stranger: somebody who does not exist is refused', async () => {
    const { json, flagship } = await openPages();
    const edit = { as: '005000000000000AAA', fields: { NextStep: 'x' } };
    expect((await json('PATCH', `/records/Opportunity/${flagship}`, edit)).status).toBe(400);
  });
});

describe('an open page', () => {
  it('hears at once which fields changed, and no value that somebody may not read', async () => {
    const { url, standIn, flagship, rep } = await openPages();
    const response = await fetch(`${url}/sandbox/salesforce/api/stream`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader) throw new Error('the stream has no body');
    const fields = { Champion__c: 'A secret name' };
    standIn.humanEdit({ objectType: 'Opportunity', recordId: flagship, fields, userId: rep });
    let text = '';
    while (!text.includes('record.changed')) text += (await reader.read()).value;
    await reader.cancel();
    const event = JSON.parse(/data: (.*)/.exec(text)?.[1] ?? '');
    expect(event).toMatchObject({ type: 'record.changed', objectType: 'Opportunity', recordId: flagship });
    expect(event.fields).toContain('Champion__c');
    expect(text).not.toContain('A secret name');
  });

  it('whose server is closing hears the end of its stream', async () => {
    const { url, standIn } = await openPages();
    const response = await fetch(`${url}/sandbox/salesforce/api/stream`);
    await standIn.close();
    expect(await response.text()).toContain('retry:');
  });

  it('turns misbehaviour on and off', async () => {
    const { json } = await openPages();
    const set = { latencyMs: 0, rowLocked: { next: 1 }, rateLimited: null };
    expect((await json('PUT', '/mishaps', set)).body).toMatchObject({ ...set, serverError: null });
    expect((await json('GET', '/mishaps')).body).toMatchObject(set);
    expect((await json('PUT', '/mishaps', { latencyMs: 'x' })).status).toBe(400);
  });
});

describe('a pasted transcript', () => {
  const given = { title: 'Call about Gothenburg', text: 'Jonas: 65 seats.' };

  it('becomes a call on the record and is handed to the agent with the address of that call', async () => {
    const pasted: PastedTranscript[] = [];
    const onTranscript = async (transcript: PastedTranscript) => {
      pasted.push(transcript);
      return { results: [] };
    };
    const { json, url, flagship, rep } = await openPages({ onTranscript });
    const short = flagship.slice(0, 15);
    const body = { as: rep, objectType: 'Opportunity', recordId: short, ...given };
    const answer = await json('POST', '/transcripts', body);
    expect([answer.status, answer.body.result]).toEqual([201, { results: [] }]);
    const activityId = answer.body.activity.id;
    const page = `${url}/sandbox/salesforce/lightning/r/Opportunity/${flagship}/view`;
    expect(pasted).toEqual([
      {
        objectType: 'Opportunity',
        recordId: flagship,
        activityId,
        ...given,
        occurredAt: '2026-11-23T09:00:00.000Z',
        activityUrl: `${page}#activity-${activityId}`,
        userId: rep,
      },
    ]);
    const view = (await json('GET', `/records/Opportunity/${flagship}?as=${rep}`)).body;
    expect(view.activities.map(({ id }: { id: string }) => id)).toContain(activityId);
  });

  it('stays on the timeline when the agent cannot read it, which is said', async () => {
    const onTranscript = () => Promise.reject(new Error('the agent is away'));
    const { json, standIn, flagship, rep } = await openPages({ onTranscript });
    const before = standIn.activities('Opportunity', flagship).length;
    const body = { as: rep, objectType: 'Opportunity', recordId: flagship, ...given };
    const answer = await json('POST', '/transcripts', body);
    expect([answer.status, answer.body.detail]).toEqual([502, expect.stringContaining('the agent is away')]);
    expect(standIn.activities('Opportunity', flagship)).toHaveLength(before + 1);
  });

  it('is refused on a record that the person may not see', async () => {
    const pages = await openPages();
    const body = { as: pages.rep, objectType: 'Account', recordId: await hiddenAccount(pages), ...given };
    expect((await pages.json('POST', '/transcripts', body)).status).toBe(403);
  });
});
