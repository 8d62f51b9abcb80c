import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueChoicesReply, QueueReply } from '#contract/queue.ts';
import { decide } from '#test/support/decide.ts';
import { dealAt, fileAll, fileOne, itemFor } from '#test/support/filing.ts';
import { registerAgent } from '#test/support/people.ts';
import { asOwner, type Caller, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
let ids: string[];
let other: { id: string; token: string };
const words = { field: 'use_case', proposedValue: 'Tracking pallets' };

beforeAll(async () => {
  scene = await openScene();
  other = await registerAgent(scene);
  const items = await Promise.all(
    [1, 2, 3, 4, 5].map((index) => itemFor(scene, { record: dealAt(scene, index), ...(index % 2 === 0 ? words : {}) })),
  );
  ids = (await fileAll(scene, items)).map(({ id }) => id ?? '');
  const { id } = await fileOne(scene, { record: dealAt(scene, 6), as: other, ...words });
  ids.push(id ?? '');
});
afterAll(() => scene.close());

const queue = async (query = '', as: Caller = 'sales_ops') => {
  const answer = await scene.call<QueueReply>(as, 'GET', `/api/queue${query}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const idsOf = ({ rows }: QueueReply) => rows.map(({ id }) => id);

describe('the queue', () => {
  it('shows what waits on every record, newest first, with old, new, words and names', async () => {
    const page = await queue();
    expect(idsOf(page)).toEqual(ids.toReversed());
    expect(page).toMatchObject({ total: { count: 6, more: false }, withheld: 0, next: null, crm: { reachable: true } });
    expect(page.rows.at(-1)).toMatchObject({
      record: { objectType: 'deals', title: expect.stringMatching(/\w/) },
      field: { name: 'seats_needed', label: 'Seats needed' },
      proposed: '77',
      quote: 'We need 77 seats.',
      finding: 'will_change',
      why: null,
      agent: { name: expect.any(String) },
    });
  });

  it.each(['newest', 'oldest', 'expires', 'field', 'agent', 'owner'])(
    'gives every suggestion once, page by page, in the order %s',
    async (order) => {
      const whole = idsOf(await queue(`?order=${order}`));
      expect(whole.toSorted()).toEqual(ids.toSorted());
      const found: string[] = [];
      let after: string | null = null;
      do {
        const page: QueueReply = await queue(`?order=${order}&limit=2${after === null ? '' : `&after=${after}`}`);
        expect(page.total === null).toBe(after !== null);
        found.push(...idsOf(page));
        after = page.next;
      } while (after !== null);
      expect(found).toEqual(whole);
    },
  );

  it('binds a yes to what the row shows', async () => {
    const { id } = await fileOne(scene, { record: dealAt(scene, 20), ...words });
    const row = (await queue()).rows.find((one) => one.id === id);
    if (row === undefined) throw new Error('it does not wait');
    const accept = (current: string | null) =>
      decide(scene, 'sales_ops', id, 'accept', { decisionId: crypto.randomUUID(), digest: row.digest, current });
    expect((await accept('something else')).body).toMatchObject({ ok: false });
    expect((await accept(row.current)).body).toMatchObject({ ok: true, state: 'applied' });
  });

  it('tells by what it can be narrowed, and how much waits of each', async () => {
    const { status, body } = await scene.call<QueueChoicesReply>('sales_ops', 'GET', '/api/queue/choices');
    expect(status).toBe(200);
    const counts = body.kinds.map(({ objectType, field, agent, count }) => [objectType, field.name, agent.id, count]);
    expect(counts).toHaveLength(3);
    expect(counts).toContainEqual(['deals', 'use_case', other.id, 1]);
    expect(body.runs.map(({ count }) => count)).toEqual([1, expect.any(Number)]);
  });

  it('narrows by field, agent, run, state, class, impact, value and age', async () => {
    expect(idsOf(await queue('?field=use_case'))).toHaveLength(3);
    expect(idsOf(await queue(`?agent=${other.id}`))).toEqual([ids[5]]);
    const [{ run } = { run: '' }] = (await queue('?order=oldest&limit=1')).rows;
    expect(idsOf(await queue(`?run=${run}`))).toHaveLength(5);
    expect(idsOf(await queue('?proposed=77&objectType=deals'))).toHaveLength(3);
    for (const none of [
      'state=quarantined',
      'class=sensitive',
      'impact=high',
      'daysMin=1',
      'evidence=none',
      'evidence=warned',
      'empties=true',
      'objectType=contacts',
    ]) {
      expect(idsOf(await queue(`?${none}`)), none).toEqual([]);
    }
  });

  it('narrows and sorts by whoever owns the record, by the name that the CRM has for them', async () => {
    const maya = scene.crm.people.find(({ firstName }) => firstName === 'Maya')?.ownerId ?? '';
    const stored = await asOwner<{ id: string; owner_id: string }>(
      scene,
      'select id, owner_id from suggestion where id = any($1)',
      [ids],
    );
    const ofMaya = stored.filter((row) => row.owner_id === maya).map(({ id }) => id);
    expect(ofMaya.length).toBeGreaterThan(0);
    const { rows } = await queue(`?owner=${maya}`);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ofMaya.toSorted());
    expect(new Set(rows.map(({ record }) => record.owner))).toEqual(new Set(['Maya Lindqvist']));
    const { body } = await scene.call<QueueChoicesReply>('sales_ops', 'GET', '/api/queue/choices');
    expect(body.owners).toContainEqual({ id: maya, name: 'Maya Lindqvist', count: ofMaya.length });
    const byOwner = idsOf(await queue('?order=owner'));
    const owners = byOwner.map((id) => stored.find((row) => row.id === id)?.owner_id ?? '');
    expect(owners).toEqual(owners.toSorted());
  });

  it('groups the same value of the same field by the same agent, the largest first', async () => {
    const answer = await scene.call<{ groups: { count: number; proposed: string }[] }>(
      'sales_ops',
      'GET',
      '/api/queue/groups',
    );
    expect(answer.body.groups.map(({ count, proposed }) => [count, proposed])).toEqual([
      [3, '77'],
      [2, 'Tracking pallets'],
      [1, 'Tracking pallets'],
    ]);
    expect((await scene.call('rep', 'GET', '/api/queue/groups')).status).toBe(403);
  });

  it('shows nothing that is decided, expired or erased', async () => {
    const [first = '', second = '', third = ''] = ids;
    await decide(scene, 'rep', first, 'reject', { decisionId: crypto.randomUUID(), reason: 'wrong_value' });
    await asOwner(scene, "update suggestion set expires_at = now() - interval '1 hour' where id = $1", [second]);
    await asOwner(scene, 'update suggestion set erased_at = now() where id = $1', [third]);
    expect(idsOf(await queue('?order=oldest'))).toEqual(ids.slice(3));
  });

  it('is for those who work across all records, and for nobody else', async () => {
    expect((await scene.call('rep', 'GET', '/api/queue')).status).toBe(403);
  });

  it('shows nothing while the CRM cannot be asked what may be seen, and says so', async () => {
    scene.crm.setMishaps({ serverError: { probability: 1 } });
    const page = await queue();
    scene.crm.setMishaps({});
    expect(page).toMatchObject({ rows: [], crm: { reachable: false }, withheld: 3 });
  });

  it.each(['after=1', 'after=sug_', 'limit=0', 'limit=101', 'order=random', 'proposed=', 'agent=agt_1', 'owner=me'])(
    'refuses %s with a clear error',
    async (query) => {
      expect(await scene.call('sales_ops', 'GET', `/api/queue?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'request_malformed' },
      });
    },
  );
});
