import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventsReply, EventView } from '#contract/event.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileOne, shown } from '#test/support/filing.ts';
import { eventsOf } from '#test/support/log.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function page(query: string): Promise<EventsReply> {
  const answer = await scene.call<EventsReply>('admin', 'GET', `/api/events?${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

/** The whole log, newest first, in pages of this size. */
async function wholeLog(limit: number): Promise<EventView[]> {
  const all: EventView[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { events, next: after } = await page(`limit=${limit}${next === '' ? '' : `&before=${next}`}`);
    all.push(...events);
    next = after;
  }
  return all;
}

/** RFC 8785 for what stands in the log (objects, lists, strings, small whole numbers), written for this test alone. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name as keyof typeof value])}`).join(',')}}`;
}

describe('the log', () => {
  it('holds every act of a suggestion’s life, in order, with who did it', async () => {
    const record = dealAt(scene, 20);
    const first = await fileOne(scene, { record });
    await fileOne(scene, { record });
    const one = await fileAndLook(scene, { record, proposedValue: '78' });
    await decide(scene, 'rep', one.id, 'accept', { ...acceptBody(one), digest: '0'.repeat(64) });
    await decide(scene, 'rep', one.id, 'reject', { decisionId: randomUUID(), reason: 'other', note: 'No.' });
    await decide(scene, 'sales_ops', one.id, 'undo');
    await decide(scene, 'admin', one.id, 'accept', acceptBody(await shown(scene, record, one.id), '79'));
    await decide(scene, 'admin', one.id, 'undo');
    const story = (events: EventView[]) => events.map(({ type, actor }) => `${type} by ${actor.kind}`);
    expect(story(await eventsOf(scene, first.id))).toEqual([
      'suggestion.filed by agent',
      'suggestion.repeated by agent',
      'suggestion.superseded by agent',
    ]);
    expect(story(await eventsOf(scene, one.id))).toEqual([
      'suggestion.filed by agent',
      'decision.refused by person',
      'suggestion.rejected by person',
      'suggestion.rejection_undone by person',
      'suggestion.edited by person',
      'change.applied by system',
      'suggestion.undo_requested by person',
      'change.reverted by system',
    ]);
    const people = (await eventsOf(scene, one.id)).filter(({ actor }) => actor.kind === 'person');
    expect(new Set(people.map(({ actor }) => actor.name)).size).toBe(3);
  });

  it('stands in pages that miss nothing and repeat nothing, whatever their size', async () => {
    const big = await wholeLog(200);
    const small = await wholeLog(3);
    expect(big.length).toBeGreaterThan(15);
    expect(small.map(({ id }) => id)).toEqual(big.map(({ id }) => id));
    const [row] = await asOwner<{ n: string }>(scene, 'select count(*) as n from event');
    expect(big).toHaveLength(Number(row?.n));
    expect(big.map(({ at }) => at)).toEqual(
      big
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  it('is filtered by suggestion and by type', async () => {
    const { id = '' } = await fileOne(scene, { record: dealAt(scene, 21) });
    const ofOne = await page(`suggestion=${id}`);
    expect(ofOne.events.map(({ suggestionId }) => suggestionId)).toEqual([id]);
    const filed = await page('type=suggestion.filed&limit=200');
    expect(filed.events.length).toBeGreaterThan(1);
    expect(new Set(filed.events.map(({ type }) => type))).toEqual(new Set(['suggestion.filed']));
    expect((await page(`suggestion=${id}&type=change.applied`)).events).toEqual([]);
  });

  it('gives for each entry the bytes and their RFC 6962 leaf hash', async () => {
    for (const { id, type, at, body, leaf, facts } of await wholeLog(200)) {
      const bytes = Buffer.from(body, 'base64');
      expect(createHash('sha256').update(Uint8Array.of(0)).update(bytes).digest('hex')).toBe(leaf);
      const parsed = JSON.parse(bytes.toString('utf8'));
      expect(canonical(parsed)).toBe(bytes.toString('utf8'));
      expect(parsed).toMatchObject({ v: 1, id, type, at, tenant: tenantId, facts });
    }
  });

  it('commits to each value under a salt of its own, so that nobody can guess it from the log', async () => {
    const record = dealAt(scene, 22);
    const one = await fileAndLook(scene, { record });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    const salts: string[] = [];
    for (const event of await eventsOf(scene, one.id)) {
      const { commitments } = JSON.parse(Buffer.from(event.body, 'base64').toString('utf8'));
      const rows = await asOwner<{ name: string; salt: string; value: string | null }>(
        scene,
        'select name, salt, value from event_value where event_id = $1',
        [event.id],
      );
      for (const { name, salt, value } of rows) {
        const mac = createHmac('sha256', Buffer.from(salt, 'hex')).update(JSON.stringify(value)).digest('hex');
        expect(commitments[name]).toBe(mac);
        expect(event.values[name]).toEqual({ value });
        salts.push(salt);
      }
      expect(Object.keys(commitments).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
    }
    expect(salts.length).toBeGreaterThan(4);
    expect(new Set(salts).size).toBe(salts.length);
  });

  it('says that a value was erased, and its entry still verifies', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 23) });
    const [before] = await eventsOf(scene, one.id);
    await scene.fieldward.ctx.store.transact(tenantId, (tx) =>
      tx
        .deleteFrom('event_value')
        .where('event_id', '=', before?.id ?? '')
        .where('name', '=', 'proposed')
        .execute(),
    );
    const [after] = await eventsOf(scene, one.id);
    expect(after?.values).toEqual({ ...before?.values, proposed: { erased: true } });
    expect({ body: after?.body, leaf: after?.leaf }).toEqual({ body: before?.body, leaf: before?.leaf });
  });

  it('keeps field values, quotes and notes out of the part that can never be erased', async () => {
    const record = dealAt(scene, 24);
    const secret = `Zanzibar ${randomUUID()}`;
    const one = await fileAndLook(scene, { record, field: 'champion', proposedValue: secret, rationale: secret });
    await decide(scene, 'rep', one.id, 'reject', { decisionId: randomUUID(), reason: 'other', note: secret });
    await fileOne(scene, { record, field: 'seats_needed', proposedValue: secret });
    for (const { body } of await wholeLog(200)) {
      expect(Buffer.from(body, 'base64').toString('utf8')).not.toContain(secret);
    }
  });
});
