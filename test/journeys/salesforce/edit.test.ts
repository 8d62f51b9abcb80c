import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileAll, itemFor } from '#test/support/filing.ts';
import { eventTypesOf } from '#test/support/log.ts';
import { type Desk, openDesk, type RecordRef } from './open-desk.ts';
import { embeddings, type PanelPage } from './panel-page.ts';

const proposals = {
  Seats_Needed__c: 77,
  Amount: 88_000,
  Go_Live_Date__c: '2027-01-04',
  Next_Meeting__c: '2027-01-04T09:00:00Z',
  Decision_Timeframe__c: 'This month',
  Competitors__c: ['Northbeam', 'In-house build'],
  NextStep: 'Send the offer on Monday',
  Description: 'Two sites first.',
  Current_Solution__c: 'Spreadsheets',
};
type Field = keyof typeof proposals;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe.each(embeddings)('Edit, then accept, writes the value of the person, embedded by %s', (embedding) => {
  let rep: PanelPage;
  let record: RecordRef;
  let ids: Map<Field, string>;

  /** One page for all: every journey here has a tile of its own. */
  beforeAll(async () => {
    const { scene } = desk;
    record = await desk.take('Maya');
    // Whatever the invented record holds: nothing that is suggested or typed here.
    desk.edit(record, { ...before });
    const fields = Object.entries(proposals);
    const items = fields.map(([field, proposedValue]) => itemFor(scene, { record, field, proposedValue }));
    const results = await fileAll(scene, await Promise.all(items));
    expect(results.map(({ status }) => status)).toEqual(fields.map(() => 'pending'));
    ids = new Map(fields.map(([field], index) => [field as Field, results[index]?.id ?? '']));
    rep = await desk.open(record, { embedding });
    await rep.panel.getByTestId('show-all').click();
  });
  afterAll(() => desk.tidy());

  async function editorFor(field: Field) {
    await rep.press('edit', ids.get(field));
    const editor = rep.panel.getByTestId(`editor-${ids.get(field)}`);
    await editor.waitFor();
    return editor;
  }

  async function saved(field: Field, value: unknown, shown: string): Promise<void> {
    await rep.press('save', ids.get(field));
    await rep.fieldReads(field, shown);
    expect(desk.stored(record, field)).toEqual(value);
    // The page shows the value the moment Salesforce has it; the outcome is entered after the read-back.
    await expect
      .poll(() => eventTypesOf(desk.scene, ids.get(field)))
      .toEqual(['suggestion.filed', 'suggestion.edited', 'change.applied']);
  }

  it('for a number', async () => {
    await (await editorFor('Seats_Needed__c')).fill('1081');
    expect(await rep.violations()).toEqual([]);
    await saved('Seats_Needed__c', 1_081, '1,081');
  });

  it('for an amount of money', async () => {
    await (await editorFor('Amount')).fill('91500.25');
    await saved('Amount', 91_500.25, '$91,500.25');
  });

  it('for a day', async () => {
    await (await editorFor('Go_Live_Date__c')).fill('2027-02-03');
    await saved('Go_Live_Date__c', '2027-02-03', '2/3/2027');
  });

  it('for a moment', async () => {
    await (await editorFor('Next_Meeting__c')).fill('2027-02-03');
    const time = rep.panel.getByTestId(`editor-time-${ids.get('Next_Meeting__c')}`);
    await time.selectOption({ label: '2:15 PM' });
    await saved('Next_Meeting__c', '2027-02-03T14:15:00.000+0000', '2/3/2027, 2:15 PM');
  });

  it('for one of several options', async () => {
    await (await editorFor('Decision_Timeframe__c')).selectOption({ label: 'This year' });
    await saved('Decision_Timeframe__c', 'This year', 'This year');
  });

  it('for several of several options', async () => {
    await (await editorFor('Competitors__c')).click();
    await rep.panel.getByRole('checkbox', { name: 'In-house build' }).uncheck();
    await rep.panel.getByRole('checkbox', { name: 'Boltline' }).check();
    await rep.page.keyboard.press('Escape');
    await saved('Competitors__c', 'Northbeam;Boltline', 'Northbeam;Boltline');
  });

  it('for a line of text, which stays text whatever it looks like', async () => {
    await (await editorFor('NextStep')).fill('Ole Dahl <b>& Ida</b> {0}');
    await saved('NextStep', 'Ole Dahl <b>& Ida</b> {0}', 'Ole Dahl <b>& Ida</b> {0}');
  });

  it('for several lines of text', async () => {
    await (await editorFor('Description')).fill('One site first.\nThen all.');
    await rep.press('save', ids.get('Description'));
    await expect.poll(() => desk.stored(record, 'Description')).toBe('One site first.\nThen all.');
    await rep.page.locator('[data-field="Description"]').getByText('One site first.').waitFor();
  });

  it('and gives the buttons back when it is cancelled, with nothing decided', async () => {
    const editor = await editorFor('Current_Solution__c');
    await editor.fill('Something else');
    await rep.press('cancel', ids.get('Current_Solution__c'));
    await rep.button('accept', ids.get('Current_Solution__c')).waitFor();
    await rep.tile(ids.get('Current_Solution__c')).getByText('Spreadsheets').first().waitFor();
    expect(await eventTypesOf(desk.scene, ids.get('Current_Solution__c'))).toEqual(['suggestion.filed']);
  });
});

const before = {
  Seats_Needed__c: 12,
  Amount: 5_000,
  Go_Live_Date__c: '2027-09-01',
  Decision_Timeframe__c: 'Undecided',
  Competitors__c: 'AxleWorks',
  NextStep: 'Call Priya',
  Description: 'Nothing yet.',
  Current_Solution__c: 'Paper',
};
