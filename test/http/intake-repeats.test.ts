import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileAll, fileOne, fileSource, itemFor, quote, review } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { registerAgent } from '#test/support/people.ts';
import { asOwner, openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function reject(id: string | undefined) {
  const body = { decisionId: randomUUID(), reason: 'not_said' };
  const answer = await scene.call('rep', 'POST', `/api/suggestions/${id}/reject`, body);
  expect(answer.body).toMatchObject({ ok: true, state: 'rejected' });
}

describe('filing the same thing again', () => {
  it('gives the id of the one that waits, in the same request and in a later one, and keeps one row', async () => {
    const record = dealAt(scene, 20);
    const item = await itemFor(scene, { record });
    const [first, second] = await fileAll(scene, [item, { ...item, proposedValue: 77 }]);
    const third = await fileOne(scene, { record, proposedValue: '77.00' });
    expect(first?.status).toBe('pending');
    expect(second).toEqual({ status: 'duplicate', id: first?.id });
    expect(third).toEqual({ status: 'duplicate', id: first?.id });
    expect(await asOwner(scene, 'select 1 from suggestion where record_id = $1', [record.recordId])).toHaveLength(1);
    expect(await eventTypesOf(scene, first?.id)).toEqual([
      'suggestion.filed',
      'suggestion.repeated',
      'suggestion.repeated',
    ]);
  });

  it('keeps one row when the same item arrives ten times at once', async () => {
    const record = dealAt(scene, 21);
    const item = await itemFor(scene, { record });
    const results = await Promise.all(Array.from({ length: 10 }, () => fileAll(scene, [item])));
    const statuses = results.flat().map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([...Array(9).fill('duplicate'), 'pending']);
    expect(new Set(results.flat().map(({ id }) => id)).size).toBe(1);
  });

  it('keeps one blocked attempt, however often it is made', async () => {
    const record = dealAt(scene, 22);
    const parts = { record, field: 'payment_terms', proposedValue: 'net_60' };
    const first = await fileOne(scene, parts);
    const again = await fileOne(scene, parts);
    expect(again).toMatchObject({ status: 'blocked', id: first.id, code: 'field_protected' });
    expect((await review(scene, record)).blocked).toHaveLength(1);
    expect(await eventTypesOf(scene, first.id)).toEqual(['suggestion.blocked', 'suggestion.repeated']);
  });

  it("leaves another agent's suggestion for the same field standing", async () => {
    const record = dealAt(scene, 23);
    const other = await registerAgent(scene);
    const mine = await fileOne(scene, { record });
    const theirs = await fileOne(scene, { record, as: other });
    expect(theirs.status).toBe('pending');
    expect((await review(scene, record)).open.map(({ id }) => id).toSorted()).toEqual([mine.id, theirs.id].toSorted());
  });
});

describe('filing something newer for the same field', () => {
  it('replaces the one that waits and says so in the log of the old one', async () => {
    const record = dealAt(scene, 24);
    const old = await fileOne(scene, { record });
    const newer = await fileOne(scene, { record, proposedValue: '88' });
    expect(newer.status).toBe('pending');
    expect((await review(scene, record)).open.map(({ id }) => id)).toEqual([newer.id]);
    expect((await rowsOf(scene, old.id)).state).toBe('superseded');
    expect(await eventTypesOf(scene, old.id)).toEqual(['suggestion.filed', 'suggestion.superseded']);
  });

  it('counts only the last of several in one request, in the order of the request', async () => {
    const record = dealAt(scene, 25);
    const item = await itemFor(scene, { record });
    const values = ['81', '82', '81', '83'];
    const results = await fileAll(
      scene,
      values.map((proposedValue) => ({ ...item, proposedValue })),
    );
    expect(results.map(({ status }) => status)).toEqual(values.map(() => 'pending'));
    const states = await Promise.all(results.map(async ({ id }) => (await rowsOf(scene, id)).state));
    expect(states).toEqual(['superseded', 'superseded', 'superseded', 'pending']);
    for (const { id } of results.slice(0, 3)) {
      expect(await eventTypesOf(scene, id)).toEqual(['suggestion.filed', 'suggestion.superseded']);
    }
  });

  it('refuses a decision on the one that was replaced', async () => {
    const record = dealAt(scene, 26);
    const old = await fileOne(scene, { record });
    const [before] = (await review(scene, record)).open;
    await fileOne(scene, { record, proposedValue: '89' });
    const body = { decisionId: randomUUID(), digest: before?.digest, current: before?.current };
    const answer = await scene.call('rep', 'POST', `/api/suggestions/${old.id}/accept`, body);
    expect(answer.body).toMatchObject({ ok: false, code: 'suggestion_already_decided', state: 'superseded' });
  });
});

describe('filing a value that a person rejected', () => {
  it('is refused on the same words, also when the transcript is filed under another id', async () => {
    const record = dealAt(scene, 27);
    await reject((await fileOne(scene, { record })).id);
    expect(await fileOne(scene, { record })).toMatchObject({ status: 'refused', code: 'value_rejected_before' });
    const sourceId = await fileSource(scene, `Another file.\nIda: ${quote}`);
    const again = await fileOne(scene, { record, evidence: [{ sourceId, quote }] });
    expect(again).toMatchObject({ status: 'refused', code: 'value_rejected_before' });
  });

  it('is offered again on new words, and another value is offered at once', async () => {
    const record = dealAt(scene, 28);
    await reject((await fileOne(scene, { record })).id);
    const words = 'Yes, seventy-seven seats it is.';
    const sourceId = await fileSource(scene, `Ida: ${words}`);
    expect((await fileOne(scene, { record, evidence: [{ sourceId, quote: words }] })).status).toBe('pending');
    expect((await fileOne(scene, { record, proposedValue: '90' })).status).toBe('pending');
  });

  it('is not held against another record', async () => {
    await reject((await fileOne(scene, { record: dealAt(scene, 29) })).id);
    expect((await fileOne(scene, { record: dealAt(scene, 30) })).status).toBe('pending');
  });
});
