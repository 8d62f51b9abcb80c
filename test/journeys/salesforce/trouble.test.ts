import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fileOne } from '#test/support/filing.ts';
import { eventTypesOf, rowsOf } from '#test/support/log.ts';
import { type Desk, openDesk, type RecordRef, type Visit } from './open-desk.ts';
import { embeddings, type PanelPage, violationsOf } from './panel-page.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.tidy());
afterAll(() => desk.close());

const field = 'Seats_Needed__c';

/** A new number of seats for an opportunity of Maya's that has 12. */
async function suggestSeats() {
  const record = await desk.take('Maya');
  desk.edit(record, { [field]: 12 });
  const { id = '' } = await fileOne(desk.scene, { record, field, proposedValue: 77 });
  return { record, id };
}

async function openSuggested(visit: Visit) {
  const { record, id } = await suggestSeats();
  return { record, id, rep: await desk.open(record, visit) };
}

/** One decision, one write in Salesforce, one outcome in the log, and the panel shows it. */
async function appliedOnce(rep: PanelPage, record: RecordRef, id: string): Promise<void> {
  await rep.fieldReads(field, '77');
  await rep.unfold('Decided');
  await rep.tile(id).getByText('Written', { exact: true }).waitFor();
  expect(desk.stored(record, field)).toBe(77);
  expect((await rowsOf(desk.scene, id)).decisions).toHaveLength(1);
  expect((await eventTypesOf(desk.scene, id)).filter((type) => type.startsWith('change.'))).toEqual(['change.applied']);
}

async function showsAllThree(rep: PanelPage, id: string, now: string): Promise<void> {
  const changed = rep.panel.getByTestId(`changed-${id}`);
  await changed.waitFor();
  const terms = await changed.locator('dt').allTextContents();
  const values = await changed.locator('dd').allTextContents();
  expect(terms.map((term, index) => [term, values[index]])).toEqual([
    ['Suggested', '77'],
    ['When suggested', '12'],
    ['Now', now],
  ]);
}

describe.each(embeddings)('A value that changed after it was suggested, embedded by %s', (embedding) => {
  it('is not overwritten from a panel that has grown old: the panel says so and asks again', async () => {
    const { record, id, rep } = await openSuggested({ embedding });
    await rep.editAsSomeoneElse('Seats Needed', '512');
    await rep.fieldReads(field, '512');
    await rep.press('accept', id);
    await rep.alerted('Seats Needed was not changed');
    expect(desk.stored(record, field)).toBe(512);
    expect((await rowsOf(desk.scene, id)).changes).toMatchObject([{ kind: 'apply', state: 'conflicted' }]);

    const again = rep.panel.locator('[data-testid^="changed-"]');
    await again.waitFor();
    expect(await rep.violations()).toEqual([]);
    const newId = (await again.getAttribute('data-testid'))?.replace('changed-', '') ?? '';
    await showsAllThree(rep, newId, '512');
    await rep.unfold('Decided');
    await rep.tile(id).getByText('Seats Needed was 512 when we came to write, so nothing was changed.').waitFor();
    await rep.press('accept', newId);
    await rep.fieldReads(field, '77');
    expect(desk.stored(record, field)).toBe(77);
  });

  it('is shown beside what was suggested and what stood there then, as soon as the record is opened', async () => {
    const { record, id } = await suggestSeats();
    desk.edit(record, { [field]: 613 });
    const rep = await desk.open(record, { embedding });
    await showsAllThree(rep, id, '613');
    await rep.press('keep', id);
    await rep.alerted('Seats Needed: suggestion rejected');
    expect(desk.stored(record, field)).toBe(613);
  });

  it('is found by whoever comes back to the page, and is replaced only by a button that says so', async () => {
    const { record, id, rep } = await openSuggested({ embedding });
    desk.edit(record, { [field]: 714 });
    await rep.fieldReads(field, '714');
    // What a browser tells a page whose tab is brought to the front again.
    await rep.panel.locator('body').evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await showsAllThree(rep, id, '714');
    expect(await rep.button('accept', id).textContent()).toContain('Replace the new value');
    await rep.press('accept', id);
    await rep.fieldReads(field, '77');
    expect(desk.stored(record, field)).toBe(77);
  });

  it('is no obstacle when it is another field of the same record', async () => {
    const { record, id, rep } = await openSuggested({ embedding });
    desk.edit(record, { Description: 'Somebody else was here.' });
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
    expect(desk.stored(record, 'Description')).toBe('Somebody else was here.');
  });
});

// What goes wrong is the same in both, so each mishap is met in one of them.
describe('While Salesforce misbehaves, an accept', () => {
  it('shows that it is under way when answers are slow, and applies', async () => {
    const { record, id, rep } = await openSuggested({ embedding: 'canvas' });
    await rep.misbehave('Slow answers', '0.3 s');
    await rep.press('accept', id);
    await rep.panel.getByTestId(`progress-${id}`).getByText('Accepting Seats Needed').waitFor();
    expect(desk.stored(record, field)).toBe(12);
    await appliedOnce(rep, record, id);
  });

  it.each([
    ['Salesforce is down for a moment', 'Salesforce is down', 'serverErrors', 'lwc'],
    ['somebody else holds the record', 'The record is locked', 'rowLocks', 'canvas'],
    ['the reply to the write is lost', 'Reply lost after the write', 'droppedReplies', 'lwc'],
  ] as const)('is applied once when %s', async (_, mishap, counter, embedding) => {
    const { record, id, rep } = await openSuggested({ embedding });
    const before = desk.scene.org.counters();
    await rep.misbehave(mishap, 'Next call');
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
    const after = desk.scene.org.counters();
    expect(after[counter]).toBe(before[counter] + 1);
    expect(after.recordsWritten).toBe(before.recordsWritten + 1);
  });

  it('decides nothing while the organization’s limit is used up, says so, and works when there is room again', async () => {
    const { record, id, rep } = await openSuggested({ embedding: 'canvas' });
    await rep.misbehave('Too many requests', 'Next call');
    await rep.press('accept', id);
    await rep.alerted(/takes no more requests .* Nothing was written\./);
    expect(await rowsOf(desk.scene, id)).toMatchObject({ state: 'pending', decisions: [], changes: [] });
    expect(desk.stored(record, field)).toBe(12);
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
  });

  it('is finished later when the limit is used up at the very write', async () => {
    const { record, id, rep } = await openSuggested({ embedding: 'lwc' });
    const before = desk.scene.org.counters();
    desk.scene.org.setMishaps({ rateLimited: { next: 1, on: 'write' } });
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
    const after = desk.scene.org.counters();
    expect(after.rateLimited).toBe(before.rateLimited + 1);
    expect(after.recordsWritten).toBe(before.recordsWritten + 1);
  });

  it('writes nothing when a colleague’s edit fell between its read and its write', async () => {
    const { record, id, rep } = await openSuggested({ embedding: 'canvas' });
    desk.scene.later(2_000);
    await rep.misbehave('Human edit in between', 'Next call');
    await rep.press('accept', id);
    await rep.alerted('Seats Needed was not changed');
    const theirs = desk.stored(record, field);
    expect([12, 77]).not.toContain(theirs);
    const again = rep.panel.locator('[data-testid^="changed-"]');
    const newId = (await again.getAttribute('data-testid'))?.replace('changed-', '') ?? '';
    await showsAllThree(rep, newId, String(theirs));
    expect((await rowsOf(desk.scene, id)).changes).toMatchObject([{ kind: 'apply', state: 'conflicted' }]);
  });

  it('decides nothing while Salesforce is away: the panel keeps what it showed, says why, and recovers', async () => {
    const { record, id, rep } = await openSuggested({ embedding: 'lwc' });
    const { interactiveMs } = desk.scene.timing;
    desk.scene.timing.interactiveMs = 1_500;
    await rep.misbehave('Salesforce is down', 'Every call');
    await rep.refresh();
    await rep.panel.getByTestId('banner-problem').getByText('The CRM does not answer').waitFor();
    await rep.press('accept', id);
    await rep.alerted('Seats Needed was not changed');
    expect(await rowsOf(desk.scene, id)).toMatchObject({ state: 'pending', decisions: [], changes: [] });
    expect(await rep.violations()).toEqual([]);
    desk.scene.timing.interactiveMs = interactiveMs;
    await rep.misbehave('Salesforce is down', 'Off');
    await rep.panel.getByTestId('try-again').click();
    await rep.panel.getByTestId('banner-problem').waitFor({ state: 'hidden' });
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
  });
});

describe('A panel that is opened while Salesforce is away', () => {
  it('shows no suggestion to anybody, because nobody can say who may see the record, and recovers', async () => {
    const { record, id } = await suggestSeats();
    desk.scene.org.setMishaps({ serverError: { probability: 1 } });
    const page = await desk.visit(record, { embedding: 'canvas' });
    await page.panel.getByTestId('problem-crm_away').waitFor();
    expect(await page.tile(id).count()).toBe(0);
    expect(await page.violations()).toEqual([]);
    desk.scene.org.setMishaps({});
    await page.panel.getByTestId('try-again').click();
    await page.button('accept', id).waitFor();
  });
});

describe.each(embeddings)('Without a connection, embedded by %s', (embedding) => {
  it('an accept waits in the panel, is sent again when the connection is back, and is decided once', async () => {
    const context = await desk.newContext();
    const { record, id, rep } = await openSuggested({ embedding, context });
    await context.setOffline(true);
    await rep.press('accept', id);
    await rep.panel.getByTestId(`unanswered-${id}`).waitFor();
    await rep.panel.getByTestId('banner-problem').getByText('No connection to Fieldward').waitFor();
    expect(desk.stored(record, field)).toBe(12);
    await context.setOffline(false);
    await rep.fieldReads(field, '77');
    await rep.panel.getByTestId('banner-problem').waitFor({ state: 'hidden' });
    await appliedOnce(rep, record, id);
  });
});

describe.each(embeddings)('While an admin has paused everything, embedded by %s', (embedding) => {
  it('the panel says who and why, nothing can be accepted, and lifting it gives the button back', async () => {
    const { scene } = desk;
    const { record, id, rep } = await openSuggested({ embedding });
    const set = await scene.call<{ id: string }>('admin', 'POST', '/api/pauses', { reason: 'Quarter end' });
    expect(set.status).toBe(200);
    await rep.refresh();
    await rep.panel
      .getByTestId('banner-paused')
      .getByText(/Ruth Abernathy.*“Quarter end”/)
      .waitFor();
    expect(await rep.button('accept', id).isDisabled()).toBe(true);
    expect(await rep.violations()).toEqual([]);
    expect((await scene.call('admin', 'DELETE', `/api/pauses/${set.body.id}`)).status).toBe(200);
    await rep.refresh();
    await rep.press('accept', id);
    await appliedOnce(rep, record, id);
  });
});

describe('The menu of mishaps', () => {
  it('counts what is on, switches everything off again, and axe finds nothing wrong with it', async () => {
    const { rep } = await openSuggested({ embedding: 'lwc' });
    await rep.misbehave('Slow answers', '0.3 s');
    await rep.misbehave('The record is locked', '1 call in 4');
    const menu = rep.page.getByRole('button', { name: /^Misbehave/ });
    expect(await menu.textContent()).toContain('2');
    await menu.click();
    expect(await violationsOf(rep.page, '.sb-demo')).toEqual([]);
    await rep.page.getByRole('button', { name: 'Behave again' }).click();
    await menu.filter({ hasNotText: '2' }).waitFor();
  });
});
