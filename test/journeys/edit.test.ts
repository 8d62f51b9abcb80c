import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileAll, itemFor, truth } from '#test/support/filing.ts';
import { eventTypesOf } from '#test/support/log.ts';
import { type Journey, openJourney } from './open-journey.ts';
import type { RecordPage } from './record-page.ts';

const proposals = {
  seats_needed: '77',
  amount: '88000',
  go_live_date: '2027-04-01',
  decision_timeframe: 'this_month',
  competitors_mentioned: 'northbeam;in_house',
  budget_confirmed: 'false',
  hs_next_step: 'Send the offer on Monday',
  use_case: 'Night shifts',
};
type Field = keyof typeof proposals;

let journey: Journey;
let rep: RecordPage;
let record: ReturnType<typeof dealAt>;
let ids: Map<Field, string>;

/** One page for all: every journey here has a tile of its own. */
beforeAll(async () => {
  journey = await openJourney();
  record = dealAt(journey.scene, dealWithoutBudgetAnswer());
  const fields = Object.entries(proposals);
  const items = await Promise.all(
    fields.map(([field, proposedValue]) => itemFor(journey.scene, { record, field, proposedValue })),
  );
  const results = await fileAll(journey.scene, items);
  ids = new Map(fields.map(([field], index) => [field as Field, results[index]?.id ?? '']));
  rep = await journey.open(record);
});
afterAll(async () => {
  await journey.tidy();
  await journey.close();
});

function dealWithoutBudgetAnswer(): number {
  return journey.scene.crm.recordIds('deals').findIndex((id, index) => {
    const values = journey.scene.crm.record('deals', id)?.values;
    return index > 20 && values?.get('budget_confirmed') === undefined && values?.get('dealstage') === 'contractsent';
  });
}

async function editorFor(field: Field) {
  await rep.press('edit', ids.get(field));
  const editor = rep.tab.getByTestId(`editor-${ids.get(field)}`);
  await editor.waitFor();
  return editor;
}

async function saved(field: Field, stored: string, shown: string): Promise<void> {
  await rep.press('save', ids.get(field));
  await rep.propertyReads(field, shown);
  expect(truth(journey.scene, record, field)).toBe(stored);
  // The record shows the value the moment the CRM has it; the outcome is entered after the read-back.
  await expect
    .poll(() => eventTypesOf(journey.scene, ids.get(field)))
    .toEqual(['suggestion.filed', 'suggestion.edited', 'change.applied']);
}

describe('Edit, then accept, writes the value of the person', () => {
  it('for a number', async () => {
    await (await editorFor('seats_needed')).fill('81');
    expect(await rep.violations()).toEqual([]);
    await saved('seats_needed', '81', '81');
  });

  it('for an amount of money', async () => {
    await (await editorFor('amount')).fill('91500');
    await saved('amount', '91500', '$91,500.00');
  });

  it('for a day', async () => {
    await (await editorFor('go_live_date')).fill('2027-05-04');
    await saved('go_live_date', '2027-05-04', '05/04/2027');
  });

  it('for one of several options', async () => {
    await (await editorFor('decision_timeframe')).selectOption({ label: 'This year' });
    await saved('decision_timeframe', 'this_year', 'This year');
  });

  it('for several of several options', async () => {
    await (await editorFor('competitors_mentioned')).click();
    await rep.tab.getByRole('checkbox', { name: 'In-house build' }).uncheck();
    await rep.tab.getByRole('checkbox', { name: 'Boltline' }).check();
    await rep.page.keyboard.press('Escape');
    await saved('competitors_mentioned', 'northbeam;boltline', 'Northbeam; Boltline');
  });

  it('for yes or no', async () => {
    await (await editorFor('budget_confirmed')).selectOption({ label: 'Yes' });
    await saved('budget_confirmed', 'true', 'Yes');
  });

  it('for a line of text', async () => {
    await (await editorFor('hs_next_step')).fill('Ole Dahl <b>& Ida</b>');
    await saved('hs_next_step', 'Ole Dahl <b>& Ida</b>', 'Ole Dahl <b>& Ida</b>');
  });

  it('and gives the buttons back when it is cancelled, with nothing decided', async () => {
    const editor = await editorFor('use_case');
    await editor.fill('Something else');
    await rep.tab.getByTestId(`cancel-${ids.get('use_case')}`).click();
    await rep.button('accept', ids.get('use_case')).waitFor();
    await rep.tile(ids.get('use_case')).getByText('Night shifts').first().waitFor();
    expect(await eventTypesOf(journey.scene, ids.get('use_case'))).toEqual(['suggestion.filed']);
  });
});
