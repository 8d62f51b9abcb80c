import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrivacyReply } from '#contract/privacy.ts';
import { leafHash } from '#domain/log/hash.ts';
import { signatureHeaders } from '#sandbox/hubspot/sign-v3.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileAll, fileSource, itemFor, review } from '#test/support/filing.ts';
import { eventsOf, eventsOfType } from '#test/support/log.ts';
import { enrolNeighbour } from '#test/support/people.ts';
import {
  appId,
  asOwner,
  type Caller,
  clientSecret,
  openScene,
  portalId,
  type Scene,
  tenantId,
} from '#test/support/scene.ts';
import { eraseOld } from '#use-cases/privacy/erase-old.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A text that occurs nowhere else, so that whatever is left of it is found. */
const marker = () => `Zephyrine${randomUUID().replaceAll('-', '')}`;
const erase = (record: object, as: Caller = 'admin') =>
  scene.call<{ suggestions: number; sources: number; values: number; code: string }>(
    as,
    'POST',
    '/api/privacy/erasures',
    { record },
  );
const privacy = async () => (await scene.call<PrivacyReply>('admin', 'GET', '/api/privacy')).body;

/** Every row of every table as text, bytes read as text too. */
async function dump(): Promise<string> {
  const tables = await asOwner<{ name: string }>(
    scene,
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')",
  );
  const rows = await Promise.all(tables.map(({ name }) => asOwner(scene, `select * from ${name}`)));
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
      ? Buffer.from(value.data as number[]).toString('utf8')
      : value,
  );
}

/** A suggestion full of markers, decided with a note, on a record of its own. */
async function decidedWith(text: string, index: number, verb: 'accept' | 'reject') {
  const record = dealAt(scene, index);
  const sourceId = await fileSource(scene, `${text} said on call ${index}: the use is ${text}.`);
  const parts = { record, field: 'use_case', proposedValue: `Use ${text}`, rationale: `Because ${text}` };
  const one = await fileAndLook(scene, { ...parts, evidence: [{ sourceId, quote: `the use is ${text}` }] });
  const body = verb === 'accept' ? acceptBody(one) : { decisionId: randomUUID(), reason: 'other', note: `No, ${text}` };
  const answer = await decide(scene, 'rep', one.id, verb, body);
  expect(answer.body).toMatchObject({ ok: true });
  return { record, id: one.id, sourceId };
}

describe('erasing a record', () => {
  it('leaves none of its texts and values anywhere, and every entry of the log valid', async () => {
    const text = marker();
    const { record, id } = await decidedWith(text, 80, 'accept');
    const rejected = await decidedWith(text, 81, 'reject');
    expect(await dump()).toContain(text);
    const before = await asOwner<{ id: string; body: Buffer; leaf: Buffer }>(
      scene,
      'select id, body, leaf from event order by seq',
    );
    for (const one of [record, rejected.record]) {
      expect((await erase(one)).body).toMatchObject({ suggestions: 1, sources: 1 });
    }
    expect(await dump()).not.toContain(text);
    const after = await asOwner<{ id: string; body: Buffer; leaf: Buffer }>(
      scene,
      'select id, body, leaf from event order by seq',
    );
    expect(after.slice(0, before.length)).toEqual(before);
    for (const { body, leaf } of after) expect(Buffer.from(leafHash(body))).toEqual(leaf);
    expect((await eventsOf(scene, id)).map(({ type }) => type)).toContain('change.applied');
    const [filed] = (await eventsOf(scene, id)).filter(({ type }) => type === 'suggestion.filed');
    expect(filed?.values.proposed).toEqual({ erased: true });
  });

  it('closes what waits, shows nothing of it on the card, and lets nothing be decided or undone any more', async () => {
    const text = marker();
    const done = await decidedWith(text, 82, 'accept');
    const waiting = await fileAndLook(scene, { record: done.record });
    expect((await erase(done.record)).body.suggestions).toBe(2);
    expect(await review(scene, done.record)).toMatchObject({ open: [], decided: [], blocked: [] });
    expect((await eventsOf(scene, waiting.id)).map(({ type }) => type)).toContain('suggestion.expired');
    for (const [id, verb] of [
      [done.id, 'undo'],
      [waiting.id, 'reject'],
    ] as const) {
      const answer = await decide(scene, 'rep', id, verb, {
        decisionId: randomUUID(),
        ...(verb === 'reject' ? { reason: 'other' } : {}),
      });
      expect(answer.body).toMatchObject({ ok: false, code: 'suggestion_already_decided' });
    }
    const source = await scene.call<{ title: string; text: string }>('rep', 'GET', `/api/sources/${done.sourceId}`);
    expect(source.body).toMatchObject({ title: 'Erased', text: '' });
  });

  it('is logged with who asked, once, however often it is asked for', async () => {
    const { record } = await decidedWith(marker(), 83, 'reject');
    await erase(record);
    expect((await erase(record)).body).toEqual({ suggestions: 0, sources: 0, values: 0 });
    const events = await eventsOfType(scene, 'personal_data.erased', 50);
    const ours = events.filter(({ facts }) => JSON.stringify(facts.record).includes(record.recordId));
    expect(ours).toHaveLength(1);
    expect(ours[0]).toMatchObject({ actor: { kind: 'person' }, facts: { reason: 'asked', suggestions: 1 } });
    expect((await privacy()).erasures[0]).toMatchObject({ reason: 'asked', record });
  });

  it('takes a source along that was quoted for other records too, and leaves their quotes', async () => {
    const text = marker();
    const sourceId = await fileSource(scene, `${text} speaks of both.`);
    const evidence = [{ sourceId, quote: 'speaks of both' }];
    const [here, there] = [dealAt(scene, 84), dealAt(scene, 85)];
    await fileAll(scene, [
      await itemFor(scene, { record: here, evidence }),
      await itemFor(scene, { record: there, evidence }),
    ]);
    expect((await erase(here)).body).toMatchObject({ suggestions: 1, sources: 1 });
    expect(await dump()).not.toContain(text);
    expect((await review(scene, there)).open[0]?.evidence[0]?.quote).toBe('speaks of both');
  });

  it('waits for a write that is under way', async () => {
    const record = dealAt(scene, 86);
    const one = await fileAndLook(scene, { record });
    await asOwner(scene, "update suggestion set state = 'accepted' where id = $1", [one.id]);
    expect(await erase(record)).toMatchObject({ status: 409, body: { code: 'field_busy' } });
    await asOwner(scene, "update suggestion set state = 'pending' where id = $1", [one.id]);
  });

  it('waits for an undo under way, whose value would be written into the CRM as nothing', async () => {
    const text = marker();
    const { record, id } = await decidedWith(text, 91, 'accept');
    const copied =
      'tenant_id, suggestion_id, decision_id, crm, object_type, record_id, field, expected, value, created_at';
    const began = await asOwner<{ id: string }>(
      scene,
      `insert into change (id, kind, state, ${copied})
        select 'chg_undo', 'revert', 'intended', ${copied} from change where suggestion_id = $1 returning id`,
      [id],
    );
    expect(began).toHaveLength(1);
    await asOwner(scene, "update suggestion set updated_at = now() - interval '4000 days' where id = $1", [id]);
    expect(await erase(record)).toMatchObject({ status: 409, body: { code: 'field_busy' } });
    expect(await eraseOld(scene.fieldward.ctx, tenantId)).toMatchObject({ suggestions: 0 });
    expect(await dump()).toContain(text);
    await asOwner(scene, "update change set state = 'failed' where id = 'chg_undo'");
    expect((await erase(record)).body).toMatchObject({ suggestions: 1 });
  });

  it('takes along what was filed for it without becoming a suggestion', async () => {
    const text = marker();
    const record = dealAt(scene, 92);
    const call = { kind: 'call', title: `About ${text}`, text: `${text} spoke.`, record };
    const source = await scene.call<{ id: string }>('agent', 'POST', '/v1/sources', call);
    const evidence = [{ sourceId: source.body.id, quote: `${text} never said this` }];
    const [refused] = await fileAll(scene, [await itemFor(scene, { record, evidence })]);
    expect(refused?.status).toBe('refused');
    const [event] = await eventsOfType(scene, 'suggestion.refused');
    expect(event).toMatchObject({ facts: { record } });
    expect((await erase(record)).body).toMatchObject({ suggestions: 0, sources: 1 });
    expect(await dump()).not.toContain(text);
    const left = await asOwner(scene, 'select 1 from event_value where event_id = $1', [event?.id]);
    expect(left).toEqual([]);
  });

  it('is for admins, and never reaches a neighbour', async () => {
    const { record } = await decidedWith(marker(), 87, 'reject');
    expect((await erase(record, 'sales_ops')).status).toBe(403);
    expect((await erase(record, await enrolNeighbour(scene, 'admin'))).body.suggestions).toBe(0);
    expect((await review(scene, record)).decided).toHaveLength(1);
  });
});

describe('a contact whom HubSpot was told to forget', () => {
  it('is forgotten here too, without anybody’s doing', async () => {
    const text = marker();
    const contact = scene.crm.recordIds('contacts')[3] ?? '';
    const record = { crm: 'hubspot' as const, objectType: 'contacts', recordId: contact };
    const sourceId = await fileSource(scene, `The city is ${text}.`);
    await fileAndLook(scene, {
      record,
      field: 'city',
      proposedValue: text,
      evidence: [{ sourceId, quote: `city is ${text}` }],
    });
    const events = [
      {
        eventId: 5,
        subscriptionType: 'contact.privacyDeletion',
        appId,
        portalId,
        objectId: Number(contact),
        occurredAt: Date.now(),
      },
    ];
    const url = `${scene.url}/hooks/hubspot`;
    const body = JSON.stringify(events);
    const headers = {
      ...signatureHeaders(clientSecret, 'POST', url, body, Date.now()),
      'content-type': 'application/json',
    };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(204);
    await expect.poll(async () => (await dump()).includes(text), { timeout: 20_000 }).toBe(false);
    const [event] = await eventsOfType(scene, 'personal_data.erased');
    expect(event).toMatchObject({ actor: { kind: 'system' }, facts: { reason: 'privacy_deletion', record } });
  });
});

describe('the retention', () => {
  it('is set by admins, within bounds, and stands in the log', async () => {
    const set = (days: number, as: Caller = 'admin') => scene.call(as, 'POST', '/api/privacy/retention', { days });
    expect((await set(29)).status).toBe(400);
    expect((await set(90, 'auditor' as Caller)).status).not.toBe(200);
    expect((await set(90)).body).toEqual({ retentionDays: 90 });
    expect((await privacy()).retentionDays).toBe(90);
    const [event] = await eventsOfType(scene, 'retention.set');
    expect(event?.facts).toEqual({ days: 90, was: 730 });
  });

  it('erases what was settled longer ago, its sources, and nothing that waits or is younger', async () => {
    const [old, young, open] = [marker(), marker(), marker()];
    const settled = await decidedWith(old, 88, 'accept');
    const waiting = dealAt(scene, 89);
    const sourceId = await fileSource(scene, `The use is ${open}.`);
    await fileAndLook(scene, {
      record: waiting,
      field: 'use_case',
      proposedValue: open,
      evidence: [{ sourceId, quote: `use is ${open}` }],
    });
    await asOwner(scene, "update suggestion set updated_at = now() - interval '91 days' where id = $1", [settled.id]);
    await asOwner(scene, "update source set filed_at = now() - interval '91 days'");
    await asOwner(scene, "update event set at = now() - interval '91 days' where type = 'source.filed'");
    const later = await decidedWith(young, 90, 'reject');
    expect((await eraseOld(scene.fieldward.ctx, tenantId)).suggestions).toBe(1);
    const left = await dump();
    expect(left).not.toContain(old);
    expect(left).toContain(young);
    expect(left).toContain(open);
    expect((await review(scene, later.record)).decided).toHaveLength(1);
    const events = await eventsOfType(scene, 'personal_data.expired', 50);
    expect(events.map(({ facts }) => facts)).toContainEqual(expect.objectContaining({ days: 90, suggestions: 1 }));
    expect((await privacy()).erasures[0]).toMatchObject({ reason: 'retention', by: 'Fieldward', record: null });
    expect(await eraseOld(scene.fieldward.ctx, tenantId)).toEqual({ suggestions: 0, sources: 0 });
  });

  it('forgets sessions that ended longer ago, and none that holds', async () => {
    const sessions = () => asOwner<{ id: string }>(scene, 'select id from session order by id');
    await privacy();
    const [one] = await sessions();
    const past = "begun_at - interval '91 days', token_hash || 'x', person_id";
    await asOwner(
      scene,
      `insert into session (tenant_id, id, created_at, begun_at, token_hash, person_id, expires_at)
        select tenant_id, 'ses_old', created_at, ${past}, created_at - interval '91 days' from session where id = $1`,
      [one?.id],
    );
    const before = await sessions();
    await eraseOld(scene.fieldward.ctx, tenantId);
    expect(await sessions()).toEqual(before.filter(({ id }) => id !== 'ses_old'));
    expect(before.map(({ id }) => id)).toContain('ses_old');
  });
});
