import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, fileAndLook } from '#test/support/decide.ts';
import { acceptBody, dealAt, truth } from '#test/support/filing.ts';
import { eventsOf, eventsOfType, rowsOf } from '#test/support/log.ts';
import { openScene, type Scene } from '#test/support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Field, what the agent proposes, what the person writes instead, what the CRM then holds. */
const edits: [string, string, unknown, unknown, string | undefined][] = [
  ['text', 'champion', 'Ida Brandt', 'Ida Brandt-Moe', 'Ida Brandt-Moe'],
  ['multi-line text', 'use_case', 'Depot', 'Depot\nand yard', 'Depot\nand yard'],
  ['number', 'seats_needed', '77', 78.0, '78'],
  ['currency', 'amount', '1000', '1250.50', '1250.50'],
  ['date', 'renewal_date', '2027-03-01', '2027-03-02', '2027-03-02'],
  ['date-time', 'closedate', '2027-01-10T10:00:00Z', '2027-01-11T10:30:00Z', '2027-01-11T10:30:00Z'],
  ['option', 'security_review', 'in_progress', 'passed', 'passed'],
  ['multi-option', 'competitors_mentioned', ['boltline'], ['axleworks', 'northbeam'], 'northbeam;axleworks'],
  ['boolean', 'budget_confirmed', true, false, 'false'],
  ['emptied field', 'current_solution', 'Spreadsheets', null, undefined],
];

/** The CRM's own spelling of a moment differs from ours. */
const asMoment = (value: string | undefined) => (value?.endsWith('Z') ? new Date(value).toISOString() : value);

describe('editing before accepting', () => {
  it.each(edits)('writes the person’s %s instead of the agent’s', async (_, field, proposed, written, held) => {
    const index = 20 + edits.findIndex(([, name]) => name === field) * 2;
    const record = dealAt(scene, index);
    const one = await fileAndLook(scene, { record, field, proposedValue: proposed });
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one, written));
    expect(answer.body).toMatchObject({ ok: true, state: 'applied' });
    expect(asMoment(truth(scene, record, field))).toBe(asMoment(held));
    expect((await rowsOf(scene, one.id)).decisions).toMatchObject([{ kind: 'edit' }]);
    const edited = (await eventsOf(scene, one.id)).find(({ type }) => type === 'suggestion.edited');
    expect(edited?.actor.kind).toBe('person');
  });

  it.each([
    ['value_wrong_type', 'seats_needed', '77', 'plenty'],
    ['value_out_of_range', 'renewal_date', '2027-03-01', '2027-02-30'],
    ['value_out_of_range', 'seats_needed', '77', '5001'],
    ['value_not_an_option', 'security_review', 'in_progress', 'skipped'],
    ['value_not_an_option', 'competitors_mentioned', ['boltline'], ['boltline', 'nobody']],
    ['value_too_long', 'use_case', 'Depot', 'x'.repeat(2_001)],
  ])('answers %s for a %s that does not fit, and decides nothing', async (code, field, proposed, written) => {
    const record = dealAt(scene, 50);
    const before = truth(scene, record, field);
    const one = await fileAndLook(scene, { record, field, proposedValue: proposed });
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one, written));
    expect(answer).toMatchObject({ status: 200, body: { ok: false, code } });
    expect(await rowsOf(scene, one.id)).toEqual({ state: 'pending', decisions: [], changes: [] });
    expect(truth(scene, record, field)).toBe(before);
  });

  it('logs an edit that was refused, with who tried', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 51) });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one, 'plenty'));
    const [event] = await eventsOfType(scene, 'decision.refused');
    expect(event).toMatchObject({
      suggestionId: one.id,
      actor: { kind: 'person' },
      facts: { code: 'value_wrong_type' },
    });
  });

  it('is an ordinary accept when the person writes the agent’s value in another spelling', async () => {
    const one = await fileAndLook(scene, { record: dealAt(scene, 52) });
    await decide(scene, 'rep', one.id, 'accept', acceptBody(one, 77));
    expect((await rowsOf(scene, one.id)).decisions).toMatchObject([{ kind: 'accept' }]);
  });

  it('writes nothing when the person enters what the CRM already holds', async () => {
    const record = dealAt(scene, 53);
    const one = await fileAndLook(scene, { record });
    const written = scene.crm.counters().writes;
    const answer = await decide(scene, 'rep', one.id, 'accept', acceptBody(one, one.current));
    expect(answer.body).toMatchObject({ ok: true, state: 'applied' });
    expect(scene.crm.counters().writes).toBe(written);
    expect((await eventsOf(scene, one.id)).at(-1)).toMatchObject({ type: 'change.applied', facts: { wrote: false } });
    const undo = await decide(scene, 'rep', one.id, 'undo');
    expect(undo.body).toMatchObject({ ok: false, code: 'undo_not_possible' });
  });
});
