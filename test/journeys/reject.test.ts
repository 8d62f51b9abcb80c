import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, shown, truth } from '#test/support/filing.ts';
import { eventTypesOf } from '#test/support/log.ts';
import { type Journey, openJourney } from './open-journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

describe('Reject', () => {
  it('asks for a reason, keeps the note, changes nothing, and can be taken back', async () => {
    const { scene } = journey;
    const record = dealAt(scene, 30);
    const before = truth(scene, record, 'seats_needed');
    const { id } = await fileOne(scene, { record });
    const rep = await journey.open(record);

    await rep.press('reject', id);
    await rep.press('confirm-reject', id);
    await rep.tile(id).getByText('Choose a reason first.').waitFor();
    expect(await rep.violations()).toEqual([]);
    await rep.tab.getByTestId(`reason-${id}`).selectOption({ label: 'Nobody said that' });
    await rep.tab.getByTestId(`note-${id}`).fill('She spoke about another site.');
    await rep.press('confirm-reject', id);
    await rep.alerted('Seats needed: suggestion rejected');

    await rep.unfold('Decided');
    await rep
      .tile(id)
      .getByText(/Nobody said that · “She spoke about another site\.”/)
      .waitFor();
    expect((await shown(scene, record, id)).decision).toMatchObject({
      kind: 'reject',
      reason: 'not_said',
      note: 'She spoke about another site.',
    });
    expect(truth(scene, record, 'seats_needed')).toBe(before);

    await rep.press('undo', id);
    await rep.alerted('Seats needed is back for review');
    await rep.button('accept', id).waitFor();
    expect((await shown(scene, record, id)).state).toBe('pending');
    expect(truth(scene, record, 'seats_needed')).toBe(before);
    const types = await eventTypesOf(scene, id);
    expect(types.filter((type) => type.startsWith('change.'))).toEqual([]);
    expect(types).toHaveLength(3);
  });
});
