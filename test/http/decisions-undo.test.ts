import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, fileAndLook, typeIntoCrm } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileOne, review, shown, truth } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function accepted(index: number, parts: object = {}) {
  const record = dealAt(scene, index);
  const one = await fileAndLook(scene, { record, ...parts });
  const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
  expect(answer.body).toMatchObject({ ok: true, state: 'applied' });
  return { record, one };
}

describe('rejecting', () => {
  it('writes nothing, keeps reason and note for people, and gives the agent the reason alone', async () => {
    const record = dealAt(scene, 20);
    const before = truth(scene, record, 'seats_needed');
    const one = await fileAndLook(scene, { record });
    const body = { decisionId: randomUUID(), reason: 'wrong_record', note: 'Ask Ida again.' };
    const answer = await decide(scene, 'rep', one.id, 'reject', body);
    expect(answer.body).toMatchObject({ ok: true, state: 'rejected', waiting: false });
    const decision = { kind: 'reject', reason: 'wrong_record', note: 'Ask Ida again.' };
    expect(await shown(scene, record, one.id)).toMatchObject({ state: 'rejected', decision });
    const own = await scene.call('agent', 'GET', `/v1/suggestions/${one.id}`);
    expect(own.body).toMatchObject({ state: 'rejected', rejectionReason: 'wrong_record', writtenValue: null });
    expect(JSON.stringify(own.body)).not.toContain('Ask Ida');
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.rejected']);
  });

  it('takes only a reason from the list', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 21) });
    for (const reason of ['because', '', null, undefined]) {
      const answer = await decide(scene, 'rep', one.id, 'reject', { decisionId: randomUUID(), reason });
      expect(answer.status).toBe(400);
    }
    expect((await rowsOf(scene, one.id)).state).toBe('pending');
  });

  it('is undone into a suggestion that waits again, and can then be accepted', async () => {
    const record = dealAt(scene, 22);
    const one = await fileAndLook(scene, { record });
    await decide(scene, 'rep', one.id, 'reject', { decisionId: randomUUID(), reason: 'other' });
    expect((await decide(scene, 'rep', one.id, 'undo')).body).toMatchObject({ ok: true, state: 'pending' });
    const again = await shown(scene, record, one.id);
    expect((await decide(scene, 'rep', one.id, 'accept', acceptBody(again))).body).toMatchObject({ state: 'applied' });
    expect(await eventTypesOf(scene, one.id)).toEqual([
      'suggestion.filed',
      'suggestion.rejected',
      'suggestion.rejection_undone',
      'suggestion.accepted',
      'change.applied',
    ]);
  });

  it('is not undone once the agent has suggested something newer', async () => {
    const record = dealAt(scene, 23);
    const one = await fileAndLook(scene, { record });
    await decide(scene, 'rep', one.id, 'reject', { decisionId: randomUUID(), reason: 'other' });
    const newer = await fileOne(scene, { record, proposedValue: '78' });
    const answer = await decide(scene, 'rep', one.id, 'undo');
    expect(answer.body).toMatchObject({ ok: false, code: 'undo_not_possible' });
    expect((await review(scene, record)).open.map(({ id }) => id)).toEqual([newer.id]);
  });
});

describe('undoing an accept', () => {
  it('writes the earlier value back, once, and says so in the log', async () => {
    const record = dealAt(scene, 24);
    const before = truth(scene, record, 'seats_needed');
    const one = await fileAndLook(scene, { record });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    const answer = await decide(scene, 'rep', one.id, 'undo');
    expect(answer.body).toMatchObject({ ok: true, state: 'reverted', waiting: false });
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    const again = await decide(scene, 'rep', one.id, 'undo');
    expect(again.body).toMatchObject({ ok: false, code: 'undo_not_possible', state: 'reverted' });
    expect(await eventTypesOf(scene, one.id)).toEqual([
      'suggestion.filed',
      'suggestion.accepted',
      'change.applied',
      'suggestion.undo_requested',
      'change.reverted',
      'decision.refused',
    ]);
  });

  it('empties a field again that was empty before', async () => {
    const record = dealAt(scene, 25);
    typeIntoCrm(scene, record, 'champion', '');
    const one = await fileAndLook(scene, { record, field: 'champion', proposedValue: 'Ida Brandt' });
    expect(one.current).toBeNull();
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(truth(scene, record, 'champion')).toBe('Ida Brandt');
    await decide(scene, 'rep', one.id, 'undo');
    expect(truth(scene, record, 'champion')).toBeUndefined();
  });

  it('leaves alone what somebody changed since, and says what stands there', async () => {
    const { record, one } = await accepted(26);
    typeIntoCrm(scene, record, 'seats_needed', '500');
    const answer = await decide(scene, 'rep', one.id, 'undo');
    expect(answer.body).toMatchObject({ ok: true, state: 'applied', waiting: false });
    expect(truth(scene, record, 'seats_needed')).toBe('500');
    const change = { kind: 'revert', state: 'conflicted', found: '500' };
    expect(await shown(scene, record, one.id)).toMatchObject({ state: 'applied', change });
    expect((await eventTypesOf(scene, one.id)).at(-1)).toBe('change.conflicted');
  });

  it('happens once for ten equal clicks, and once for two people at the same moment', async () => {
    const { one } = await accepted(27);
    const body = { decisionId: randomUUID() };
    const clicks = Array.from({ length: 5 }, () => decide(scene, 'rep', one.id, 'undo', body));
    await Promise.all([...clicks, decide(scene, 'admin', one.id, 'undo')]);
    const rows = await rowsOf(scene, one.id);
    expect(rows.state).toBe('reverted');
    expect(rows.changes.filter(({ kind }) => kind === 'revert')).toHaveLength(1);
    expect(rows.decisions.filter(({ kind }) => kind === 'undo')).toHaveLength(1);
  });

  it('also works after the allowlist was closed for the field, because it gives back what people had', async () => {
    const record = dealAt(scene, 28);
    const before = truth(scene, record, 'pilot_sites');
    const policy = (await scene.call<{ version: number; fields: object[] }>('admin', 'GET', '/api/policy')).body;
    const line = { objectType: 'deals', field: 'pilot_sites', autonomy: 'review', impact: 'low' };
    const open = { expectedVersion: policy.version, note: 'Open', fields: [...policy.fields, line] };
    await scene.call('admin', 'POST', '/api/policies', open);
    const { one } = await accepted(28, { field: 'pilot_sites', proposedValue: '3' });
    const closed = { expectedVersion: policy.version + 1, note: 'Close', fields: policy.fields };
    await scene.call('admin', 'POST', '/api/policies', closed);
    expect((await shown(scene, record, one.id)).abilities.undo).toBe(true);
    expect((await decide(scene, 'rep', one.id, 'undo')).body).toMatchObject({ ok: true, state: 'reverted' });
    expect(truth(scene, record, 'pilot_sites')).toBe(before);
  });
});

describe('a conflict', () => {
  it('writes nothing when the field changed since it was shown, and asks again with then and now', async () => {
    const record = dealAt(scene, 30);
    const one = await fileAndLook(scene, { record });
    typeIntoCrm(scene, record, 'seats_needed', '400');
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({ ok: true, state: 'conflicted', waiting: false });
    expect(truth(scene, record, 'seats_needed')).toBe('400');
    const card = await review(scene, record);
    const [again] = card.open;
    expect(again).toMatchObject({
      state: 'pending',
      proposed: '77',
      suggestedOver: one.current,
      current: '400',
      changedSince: true,
    });
    expect(again?.id).not.toBe(one.id);
    expect(card.decided[0]).toMatchObject({ id: one.id, change: { state: 'conflicted', found: '400' } });
    expect(await eventTypesOf(scene, one.id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.conflicted']);
    expect(await eventTypesOf(scene, again?.id)).toEqual(['suggestion.reopened']);
    if (again === undefined) throw new Error('nothing was asked again');
    const second = await decide(scene, 'rep', again.id, 'accept', acceptBody(again));
    expect(second.body).toMatchObject({ ok: true, state: 'applied' });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
  });

  it('asks nothing again when the agent has suggested something newer meanwhile', async () => {
    const record = dealAt(scene, 31);
    const one = await fileAndLook(scene, { record });
    typeIntoCrm(scene, record, 'seats_needed', '400');
    const body = acceptBody(one);
    scene.crm.setMishaps({ latencyMs: 150 });
    const accepting = decide(scene, 'rep', one.id, 'accept', body);
    await expect.poll(async () => (await rowsOf(scene, one.id)).state).toBe('accepted');
    scene.crm.setMishaps({});
    const newer = await fileOne(scene, { record, proposedValue: '78' });
    expect((await accepting).body).toMatchObject({ ok: true, state: 'conflicted' });
    expect((await review(scene, record)).open.map(({ id }) => id)).toEqual([newer.id]);
  });

  it('is none when the field already holds the value: applied, without a write', async () => {
    const record = dealAt(scene, 32);
    const one = await fileAndLook(scene, { record });
    typeIntoCrm(scene, record, 'seats_needed', '77');
    const written = scene.crm.counters().writes;
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({ ok: true, state: 'applied' });
    expect(scene.crm.counters().writes).toBe(written);
  });
});
