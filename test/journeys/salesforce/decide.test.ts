import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fileAll, fileOne, itemFor, shown } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { type Desk, openDesk } from './open-desk.ts';
import { embeddings, violationsOf } from './panel-page.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.tidy());
afterAll(() => desk.close());

/** A new number of seats for an opportunity of Maya's that has one. */
async function suggestSeats() {
  const record = await desk.take('Maya');
  desk.edit(record, { Seats_Needed__c: 12 });
  const { id = '' } = await fileOne(desk.scene, { record, field: 'Seats_Needed__c', proposedValue: 77 });
  return { record, id };
}

describe.each(embeddings)('In the panel, embedded by %s, an accept', (embedding) => {
  it('changes Salesforce, and the record page shows the new value without a reload', async () => {
    const { record, id } = await suggestSeats();
    const rep = await desk.open(record, { embedding });
    let loads = 0;
    rep.page.on('load', () => {
      loads += 1;
    });
    // A page of our server that could act as its origin could read the session of every other.
    expect(await rep.panel.locator('body').evaluate(() => self.origin)).toBe('null');
    expect(await violationsOf(rep.page)).toEqual([]);
    await rep.fieldReads('Seats_Needed__c', '12');
    await rep.press('accept', id);
    await rep.fieldReads('Seats_Needed__c', '77');
    await rep.alerted('Seats Needed updated');
    await rep.unfold('Decided');
    await rep.tile(id).getByText('Written', { exact: true }).waitFor();
    await rep
      .tile(id)
      .getByText(/Accepted by Maya Lindqvist.*Written by Fieldward’s integration user/)
      .waitFor();
    expect(await rep.violations()).toEqual([]);
    expect(desk.stored(record, 'Seats_Needed__c')).toBe(77);
    expect(loads).toBe(0);
    expect(await eventTypesOf(desk.scene, id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
  });

  it('needs nothing but the keyboard', async () => {
    const { record, id } = await suggestSeats();
    const rep = await desk.open(record, { embedding });
    await rep.panel.getByTestId('refresh').focus();
    const names: string[] = [];
    for (let step = 0; step < 10 && !names.at(-1)?.includes('Accept'); step += 1) {
      await rep.page.keyboard.press('Tab');
      names.push((await rep.panel.locator(':focus').textContent()) ?? '');
    }
    expect(names.at(-1)).toBe('Seats Needed Accept');
    await rep.page.keyboard.press('Enter');
    await rep.fieldReads('Seats_Needed__c', '77');
    expect(await eventTypesOf(desk.scene, id)).toContain('suggestion.accepted');
  });

  it('decides once for a double click', async () => {
    const { record, id } = await suggestSeats();
    const rep = await desk.open(record, { embedding });
    await rep.button('accept', id).dblclick();
    await rep.fieldReads('Seats_Needed__c', '77');
    await rep.sees('Nothing to review');
    expect((await rowsOf(desk.scene, id)).decisions).toHaveLength(1);
    expect((await rowsOf(desk.scene, id)).changes).toMatchObject([{ kind: 'apply', state: 'applied' }]);
  });

  it('can be taken back: the record shows the earlier value again', async () => {
    const { record, id } = await suggestSeats();
    const rep = await desk.open(record, { embedding });
    await rep.press('accept', id);
    await rep.fieldReads('Seats_Needed__c', '77');
    await rep.unfold('Decided');
    await rep.tile(id).getByText('Undo sets Seats Needed back to 12.').waitFor();
    await rep.press('undo', id);
    await rep.fieldReads('Seats_Needed__c', '12');
    await rep.alerted('Seats Needed: undone');
    await rep.tile(id).getByText('Undone', { exact: true }).first().waitFor();
    expect(desk.stored(record, 'Seats_Needed__c')).toBe(12);
    expect(await eventTypesOf(desk.scene, id)).toContain('change.reverted');
  });
});

describe.each(embeddings)('In the panel, embedded by %s, a reject', (embedding) => {
  it('asks for a reason, keeps the note, changes nothing, and can be taken back', async () => {
    const { record, id } = await suggestSeats();
    const rep = await desk.open(record, { embedding });
    await rep.press('reject', id);
    await rep.press('confirm-reject', id);
    await rep.tile(id).getByText('Choose a reason first.').waitFor();
    expect(await rep.violations()).toEqual([]);
    await rep.panel.getByTestId(`reason-${id}`).selectOption({ label: 'Nobody said that' });
    await rep.panel.getByTestId(`note-${id}`).fill('She spoke about another site.');
    await rep.press('confirm-reject', id);
    await rep.alerted('Seats Needed: suggestion rejected');
    await rep.unfold('Decided');
    await rep
      .tile(id)
      .getByText(/Nobody said that · “She spoke about another site\.”/)
      .waitFor();
    expect((await shown(desk.scene, record, id)).decision).toMatchObject({
      kind: 'reject',
      reason: 'not_said',
      note: 'She spoke about another site.',
    });
    await rep.press('undo', id);
    await rep.alerted('Seats Needed is back for review');
    await rep.button('accept', id).waitFor();
    expect((await shown(desk.scene, record, id)).state).toBe('pending');
    expect(desk.stored(record, 'Seats_Needed__c')).toBe(12);
    const types = await eventTypesOf(desk.scene, id);
    expect(types.filter((type) => type.startsWith('change.'))).toEqual([]);
    expect(types).toHaveLength(3);
  });
});

describe('In Canvas, which has no place for toasts', () => {
  it('the panel shows only the latest good news, so that it does not pile up over what comes next', async () => {
    const { scene } = desk;
    const record = await desk.take('Maya');
    desk.edit(record, { Seats_Needed__c: 12, Current_Solution__c: 'Paper' });
    const proposals = [
      { record, field: 'Seats_Needed__c', proposedValue: 77 },
      { record, field: 'Current_Solution__c', proposedValue: 'Spreadsheets' },
    ];
    const [seats, solution] = await fileAll(scene, await Promise.all(proposals.map((one) => itemFor(scene, one))));
    const rep = await desk.open(record, { embedding: 'canvas' });
    await rep.press('accept', seats?.id);
    await rep.alerted('Seats Needed updated');
    await rep.press('accept', solution?.id);
    await rep.alerted('Current Solution updated');
    const messages = rep.panel.getByRole('region', { name: 'Messages' });
    expect(await messages.getByText(/updated$/).allTextContents()).toEqual(['Current Solution updated']);
    expect(desk.stored(record, 'Current_Solution__c')).toBe('Spreadsheets');
  });
});

describe('Two at once', () => {
  it('in two tabs of one person, one of each embedding, with a double click in the first: decided once', async () => {
    const { record, id } = await suggestSeats();
    const [one, two] = await Promise.all(embeddings.map((embedding) => desk.open(record, { embedding })));
    if (one === undefined || two === undefined) throw new Error('a tab is missing');
    const together = Promise.withResolvers<void>();
    let waiting = 0;
    for (const { page } of [one, two]) {
      await page.route('**/accept', async (route) => {
        waiting += 1;
        if (waiting === 2) together.resolve();
        await together.promise;
        await route.continue();
      });
    }
    await one.page.bringToFront();
    await one.button('accept', id).dblclick();
    await two.page.bringToFront();
    await two.press('accept', id);
    await Promise.all([one, two].map((tab) => tab.fieldReads('Seats_Needed__c', '77')));
    await Promise.all([one, two].map((tab) => tab.sees('Nothing to review')));
    expect(waiting).toBe(2);
    const { decisions, changes } = await rowsOf(desk.scene, id);
    expect(decisions).toHaveLength(1);
    expect(changes).toMatchObject([{ kind: 'apply', state: 'applied' }]);
  });

  it.each(embeddings)(
    'the second person is told that it is decided, and sees the outcome, embedded by %s',
    async (embedding) => {
      const { record, id } = await suggestSeats();
      const first = await desk.open(record, { embedding });
      const late = await desk.open(record, { embedding, as: 'Ruth' });
      await first.press('accept', id);
      await first.fieldReads('Seats_Needed__c', '77');
      await late.press('accept', id);
      await late.alerted(/already/i);
      await late.unfold('Decided');
      await late.tile(id).getByText('Written', { exact: true }).waitFor();
      await late
        .tile(id)
        .getByText(/Accepted by Maya Lindqvist/)
        .waitFor();
      expect((await rowsOf(desk.scene, id)).decisions).toHaveLength(1);
    },
  );

  it.each(embeddings)(
    'the switch at the top makes the next decision somebody else’s, embedded by %s',
    async (embedding) => {
      const { record, id } = await suggestSeats();
      const rep = await desk.open(record, { embedding });
      await rep.page.getByRole('combobox', { name: 'You are' }).selectOption(desk.userOf('Ruth'));
      // Only an admin's panel has it, so it is Ruth's that is on the screen.
      await rep.panel.getByTestId('log').waitFor();
      await rep.press('accept', id);
      await rep.fieldReads('Seats_Needed__c', '77');
      await rep.unfold('Decided');
      await rep
        .tile(id)
        .getByText(/Accepted by Ruth Abernathy/)
        .waitFor();
    },
  );
});
