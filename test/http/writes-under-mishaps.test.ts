import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeId } from '#domain/shared/ids.ts';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, review, shown, truth } from '#test/support/filing.ts';
import { eventsOf, eventTypesOf, rowsOf } from '#test/support/log.ts';
import { asOwner, openScene, type Scene, tenantId } from '#test/support/scene.ts';
import { finishChange } from '#use-cases/changes/finish-change.ts';

const patientMs = 10_000;
/** So little that nothing which goes wrong can be mended in time. */
const hurriedMs = 600;
let scene: Scene;
beforeAll(async () => {
  scene = await openScene({ timing: { leaseMs: 60_000 }, withWorker: false });
});
afterEach(() => {
  scene.crm.setMishaps({});
  scene.timing.interactiveMs = patientMs;
});
afterAll(() => scene.close());

/** The one outcome that the log holds, which must be what the CRM holds. */
async function outcomeOf(id: string) {
  const outcomes = (await eventsOf(scene, id)).filter(({ type }) => type.startsWith('change.'));
  expect(outcomes).toHaveLength(1);
  return outcomes[0];
}

/** What the background does once the first holder's time is up. */
async function finish(id: string, lastTry = false) {
  const { ctx } = scene.fieldward;
  const [change] = (await rowsOf(scene, id)).changes;
  const later = { ...ctx, now: () => new Date(Date.now() + 61_000) };
  return finishChange(later, tenantId, change?.id as ChangeId, lastTry);
}

describe('an accept', () => {
  it.each([
    ['a 429 on its read', 20, { rateLimited: { next: 1, on: 'read' } }],
    ['a 5xx on its read', 21, { serverError: { next: 1, on: 'read' } }],
    ['a 429 on its write', 22, { rateLimited: { next: 1, on: 'write' } }],
    ['a 5xx on its write', 23, { serverError: { next: 1, on: 'write' } }],
    ['a reply that is lost after the write', 24, { dropReplyAfterWrite: { next: 1 } }],
    ['all of these', 25, { serverError: { next: 1, on: 'write' }, dropReplyAfterWrite: { next: 1 } }],
  ] as const)('is applied exactly once in spite of %s', async (_, index, mishaps) => {
    const record = dealAt(scene, index);
    const one = await fileAndLook(scene, { record });
    const { recordsWritten } = scene.crm.counters();
    scene.crm.setMishaps(mishaps);
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    scene.crm.setMishaps({});
    expect(answer.body).toMatchObject({ ok: true, state: 'applied', waiting: false });
    expect(await outcomeOf(one.id)).toMatchObject({ type: 'change.applied', facts: { wrote: true } });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
    expect(scene.crm.counters().recordsWritten).toBe(recordsWritten + 1);
  });

  it('waits when the CRM takes too long, says so, and is finished later', async () => {
    const record = dealAt(scene, 26);
    const before = truth(scene, record, 'seats_needed');
    const one = await fileAndLook(scene, { record });
    scene.timing.interactiveMs = hurriedMs;
    scene.crm.setMishaps({ latencyMs: 4_000 });
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({ ok: true, state: 'accepted', waiting: true });
    expect(answer.body.message).toMatch(/\w{3,}/);
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    scene.crm.setMishaps({});
    expect((await review(scene, record)).open).toMatchObject([{ state: 'accepted', change: { state: 'waiting' } }]);
    expect(await finish(one.id)).toBe('finished');
    expect(await outcomeOf(one.id)).toMatchObject({ type: 'change.applied' });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
    expect(await finish(one.id)).toBe('finished');
    expect(await outcomeOf(one.id)).toBeDefined();
  });

  it('tells a repeated click how it stands, also while the CRM does not answer', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 27) });
    const body = acceptBody(one);
    scene.timing.interactiveMs = hurriedMs;
    scene.crm.setMishaps({ serverError: { probability: 1 } });
    expect((await decide(scene, 'rep', one.id, 'accept', body)).body).toMatchObject({ ok: true, waiting: true });
    expect((await decide(scene, 'rep', one.id, 'accept', body)).body).toMatchObject({ ok: true, waiting: true });
    expect((await rowsOf(scene, one.id)).decisions).toHaveLength(1);
  });

  it('keeps a value that somebody typed between what was shown and our read', async () => {
    const record = dealAt(scene, 28);
    const one = await fileAndLook(scene, { record });
    scene.crm.setMishaps({ humanEditBetweenReadAndWrite: { next: 1, at: 'read' } });
    await review(scene, record);
    scene.crm.setMishaps({});
    const typed = truth(scene, record, 'seats_needed');
    expect(typed).not.toBe(one.current);
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    expect(answer.body).toMatchObject({ ok: true, state: 'conflicted' });
    expect(truth(scene, record, 'seats_needed')).toBe(typed);
    expect(await outcomeOf(one.id)).toMatchObject({ type: 'change.conflicted', values: { found: { value: typed } } });
  });

  it.each([
    ['right after our read', 29, { humanEditBetweenReadAndWrite: { next: 1, at: 'read' } }],
    ['right before our write', 30, { humanEditBetweenReadAndWrite: { next: 1, at: 'write' } }],
    [
      'before a write that had to be repeated',
      31,
      { serverError: { next: 1, on: 'write' }, humanEditBetweenReadAndWrite: { next: 1, at: 'write' } },
    ],
  ] as const)(
    'admits in the log that it replaced what somebody typed %s, and undo gives that back',
    async (_, index, mishaps) => {
      const record = dealAt(scene, index);
      const one = await fileAndLook(scene, { record });
      const body = acceptBody(one);
      scene.crm.setMishaps(mishaps);
      await decide(scene, 'rep', one.id, 'accept', body);
      expect(scene.crm.counters().humanEdits).toBeGreaterThan(0);
      scene.crm.setMishaps({});
      const history = scene.crm.record('deals', record.recordId)?.history.get('seats_needed') ?? [];
      expect(history.slice(0, 2).map(({ sourceType }) => sourceType)).toEqual(['INTEGRATION', 'CRM_UI']);
      const typed = history[1]?.value;
      expect(await outcomeOf(one.id)).toMatchObject({
        type: 'change.applied',
        facts: { replacedUnseen: true },
        values: { replaced: { value: typed } },
      });
      expect((await shown(scene, record, one.id)).change).toMatchObject({ replacedUnseen: typed });
      expect((await decide(scene, 'rep', one.id, 'undo')).body).toMatchObject({ ok: true, state: 'reverted' });
      expect(truth(scene, record, 'seats_needed')).toBe(typed);
    },
  );

  it('fails with the words of the CRM when the CRM refuses the value, and can be asked again', async () => {
    const record = dealAt(scene, 32);
    const before = truth(scene, record, 'seats_needed');
    const one = await fileAndLook(scene, { record });
    // Nobody could pass the check of limits with it: it was changed behind the product's back.
    await asOwner(scene, `update suggestion set proposed = '9000' where id = $1`, [one.id]);
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(await shown(scene, record, one.id)));
    expect(answer.body).toMatchObject({ ok: true, state: 'failed', waiting: false });
    expect(answer.body.message).toMatch(/5000/);
    expect(await outcomeOf(one.id)).toMatchObject({
      type: 'change.failed',
      values: { message: { value: answer.body.message } },
    });
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    expect((await decide(scene, 'rep', one.id, 'reopen')).body).toMatchObject({ ok: true, state: 'failed' });
    const [again] = (await review(scene, record)).open;
    expect(again).toMatchObject({ state: 'pending', proposed: '9000' });
    const twice = await decide(scene, 'rep', one.id, 'reopen');
    expect(twice.body).toMatchObject({ ok: false, code: 'undo_not_possible' });
  });

  it('fails when the record was deleted meanwhile', async () => {
    const record = dealAt(scene, 33);
    const one = await fileAndLook(scene, { record });
    const stored = scene.crm.record('deals', record.recordId);
    if (stored === undefined) throw new Error('no such deal');
    stored.archived = true;
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    stored.archived = false;
    expect(answer.body).toMatchObject({ ok: true, state: 'failed' });
    expect(await outcomeOf(one.id)).toMatchObject({ type: 'change.failed' });
  });

  it('is given up after the last try, with one outcome that says what is not known', async () => {
    const record = dealAt(scene, 34);
    const one = await fileAndLook(scene, { record });
    scene.timing.interactiveMs = hurriedMs;
    scene.crm.setMishaps({ serverError: { probability: 1, on: 'write' } });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    const { ctx } = scene.fieldward;
    const [change] = (await rowsOf(scene, one.id)).changes;
    const shortOfTime = { ...ctx, timing: { ...ctx.timing, backgroundMs: 900 } };
    expect(await finishChange(shortOfTime, tenantId, change?.id as ChangeId, true)).toBe('finished');
    expect(await outcomeOf(one.id)).toMatchObject({ type: 'change.failed' });
    const { message } = (await shown(scene, record, one.id)).change ?? {};
    expect(message).toContain('Given up');
    expect(message).toContain('look at the record');
  });

  it('keeps a second change of the same field waiting for the first one’s outcome', async () => {
    const record = dealAt(scene, 35);
    const one = await fileAndLook(scene, { record });
    scene.timing.interactiveMs = hurriedMs;
    scene.crm.setMishaps({ serverError: { probability: 1 } });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one));
    scene.crm.setMishaps({});
    const other = await fileAndLook(scene, { record, proposedValue: '78' });
    const busy = await decide(scene, 'rep', other.id, 'accept', acceptBody(other));
    expect(busy.body).toMatchObject({ ok: false, code: 'field_busy' });
    expect(await rowsOf(scene, other.id)).toEqual({ state: 'pending', decisions: [], changes: [] });
    expect(await eventTypesOf(scene, other.id)).toEqual(['suggestion.filed', 'decision.refused']);
    await finish(one.id);
    scene.timing.interactiveMs = patientMs;
    const late = await decide(scene, 'rep', other.id, 'accept', acceptBody(other));
    expect(late.body).toMatchObject({ ok: true, state: 'conflicted' });
    expect(truth(scene, record, 'seats_needed')).toBe('77');
  });
});
