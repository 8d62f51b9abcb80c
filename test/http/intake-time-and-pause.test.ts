import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptBody, dealAt, fileAll, fileOne, itemFor, review, shown, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { openScene, type Scene, tenantId } from '#test/support/scene.ts';
import { expireSuggestions } from '#use-cases/suggestions/expire-suggestions.ts';

const day = 86_400_000;
let shiftMs = 0;
let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ now: () => new Date(Date.now() + shiftMs), withWorker: false });
});
beforeEach(() => {
  shiftMs = 0;
});
afterAll(() => scene.close());

const accept = (id: string | undefined, body: object) =>
  scene.call('rep', 'POST', `/api/suggestions/${id}/accept`, body);

describe('a suggestion that waits too long', () => {
  it('is neither shown nor accepted from that moment, before any duty has run', async () => {
    const record = dealAt(scene, 20);
    const before = truth(scene, record, 'seats_needed');
    const { id } = await fileOne(scene, { record });
    const body = acceptBody(await shown(scene, record, id));
    // Sessions of the demo live as long as a suggestion, so time stops just before both end.
    shiftMs = 30 * day - 600_000;
    expect((await review(scene, record)).open).toHaveLength(1);
    await scene.fieldward.ctx.store.transact(tenantId, (tx) =>
      tx
        .updateTable('suggestion')
        .set({ expires_at: new Date(Date.now() + shiftMs) })
        .where('id', '=', String(id))
        .execute(),
    );
    const late = await accept(id, body);
    expect(late.body).toMatchObject({ ok: false, code: 'suggestion_expired' });
    expect(await review(scene, record)).toMatchObject({ open: [], openTotal: 0 });
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    expect((await rowsOf(scene, id)).decisions).toEqual([]);
  });

  it('expires in the log when the duty runs, once, and can be filed again', async () => {
    const record = dealAt(scene, 21);
    const { id } = await fileOne(scene, { record });
    const { ctx } = scene.fieldward;
    const later = { ...ctx, now: () => new Date(Date.now() + 30 * day + 60_000) };
    expect(await expireSuggestions(ctx, tenantId)).toBe(0);
    expect(await expireSuggestions(later, tenantId)).toBeGreaterThan(0);
    expect(await expireSuggestions(later, tenantId)).toBe(0);
    expect(await eventTypesOf(scene, id)).toEqual(['suggestion.filed', 'suggestion.expired']);
    const answer = await accept(id, { decisionId: randomUUID(), digest: '0'.repeat(64), current: null });
    expect(answer.body).toMatchObject({ ok: false, code: 'suggestion_expired', state: 'expired' });
    expect((await fileOne(scene, { record })).status).toBe('pending');
  });

  it('waits as many days as the allowlist of its day says', async () => {
    const record = dealAt(scene, 22);
    const { id } = await fileOne(scene, { record });
    const { filedAt, expiresAt } = await shown(scene, record, id);
    expect(Date.parse(expiresAt) - Date.parse(filedAt)).toBe(30 * day);
  });
});

describe('a pause', () => {
  async function paused<T>(scope: object, work: () => Promise<T>): Promise<T> {
    const set = await scene.call<{ id: string }>('admin', 'POST', '/api/pauses', { ...scope, reason: 'Audit week' });
    expect(set.status).toBe(200);
    const result = await work();
    expect((await scene.call('admin', 'DELETE', `/api/pauses/${set.body.id}`)).status).toBe(200);
    return result;
  }

  it('of an agent refuses what it files, until it is lifted', async () => {
    const record = dealAt(scene, 23);
    const held = await paused({ agentId: scene.agent.id }, () => fileOne(scene, { record }));
    expect(held).toMatchObject({ status: 'refused', code: 'paused' });
    expect(held.message).toContain('Audit week');
    expect((await fileOne(scene, { record })).status).toBe('pending');
  });

  it.each([
    ['a field', { objectType: 'deals', field: 'seats_needed' }, ['paused', 'pending']],
    ['an object', { objectType: 'deals' }, ['paused', 'paused']],
    ['everything', {}, ['paused', 'paused']],
    ['another object', { objectType: 'contacts' }, ['pending', 'pending']],
  ])('of %s holds exactly that', async (_, scope, expected) => {
    const index = 24 + expected.join('').length + Object.keys(scope).length * 2;
    const record = dealAt(scene, index);
    const items = [
      await itemFor(scene, { record }),
      await itemFor(scene, { record, field: 'champion', proposedValue: 'Ida' }),
    ];
    const results = await paused(scope, () => fileAll(scene, items));
    expect(results.map(({ status, code }) => code ?? status)).toEqual(expected);
  });

  it('keeps what already waits from being accepted, and shows on the card why', async () => {
    const record = dealAt(scene, 60);
    const before = truth(scene, record, 'seats_needed');
    const { id } = await fileOne(scene, { record });
    const body = acceptBody(await shown(scene, record, id));
    await paused({ objectType: 'deals' }, async () => {
      const card = await review(scene, record);
      expect(card.pause).toMatchObject({ reason: 'Audit week', everything: false });
      expect(card.open[0]?.abilities).toMatchObject({ accept: false });
      const answer = await accept(id, body);
      expect(answer.body).toMatchObject({ ok: false, code: 'paused' });
      expect((await rowsOf(scene, id)).decisions).toEqual([]);
    });
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    expect((await accept(id, { ...body, decisionId: randomUUID() })).body).toMatchObject({
      ok: true,
      state: 'applied',
    });
  });
});
