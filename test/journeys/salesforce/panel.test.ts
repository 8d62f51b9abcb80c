import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fileOne } from '#test/support/filing.ts';
import { eventTypesOf } from '#test/support/log.ts';
import { type Desk, type Embedding, openDesk } from './open-panel.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.tidy());
afterAll(() => desk.close());

async function suggest(owner: string, field: string, proposedValue: unknown) {
  const record = await desk.take(owner);
  const { id, status } = await fileOne(desk.scene, { record, field, proposedValue });
  return { record, id, status };
}

const stored = ({ recordId }: { recordId: string }, field: string) =>
  desk.scene.org.record('Opportunity', recordId)?.fields[field];

const edit = (recordId: string, fields: Record<string, string>) => {
  desk.scene.later(2_000);
  desk.scene.org.humanEdit({ objectType: 'Opportunity', recordId, fields, userId: desk.userOf('Ruth') });
};

const embeddings: Embedding[] = ['lwc', 'canvas'];

describe.each(embeddings)('the panel in a frame of its own origin, embedded by %s', (embedding) => {
  it('writes what is accepted, and Salesforce’s page shows it without a reload', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'Send the offer');
    const rep = await desk.open(record.recordId, { embedding });
    let loads = 0;
    rep.page.on('load', () => {
      loads += 1;
    });
    expect(await rep.panel.locator('body').evaluate(() => self.origin)).toBe('null');
    await rep.press('accept', id);
    await rep.fieldReads('NextStep', 'Send the offer');
    await rep.unfold('Decided');
    await rep.panel.getByTestId(`tile-${id}`).getByText('Written', { exact: true }).waitFor();
    expect(stored(record, 'NextStep')).toBe('Send the offer');
    expect(loads).toBe(0);
    expect(await eventTypesOf(desk.scene, id)).toEqual(['suggestion.filed', 'suggestion.accepted', 'change.applied']);
    expect(await rep.violations()).toEqual([]);
  });

  it('writes the value that was typed instead', async () => {
    const { record, id } = await suggest('Maya', 'Seats_Needed__c', '140');
    const rep = await desk.open(record.recordId, { embedding });
    await rep.press('edit', id);
    await rep.panel
      .getByTestId(`edit-form-${id}`)
      .getByRole('spinbutton')
      .or(rep.panel.getByTestId(`edit-form-${id}`).getByRole('textbox'))
      .first()
      .fill('155');
    await rep.press('save', id);
    await rep.fieldReads('Seats_Needed__c', '155');
    expect(stored(record, 'Seats_Needed__c')).toBe(155);
  });

  it('takes an accept back', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'Take me back');
    const before = String(stored(record, 'NextStep') ?? '');
    const rep = await desk.open(record.recordId, { embedding });
    await rep.press('accept', id);
    await rep.fieldReads('NextStep', 'Take me back');
    await rep.unfold('Decided');
    await rep.press('undo', id);
    if (before !== '') await rep.fieldReads('NextStep', before);
    await rep.panel.getByTestId(`tile-${id}`).getByText('Undone', { exact: true }).waitFor();
    expect(stored(record, 'NextStep') ?? '').toBe(before);
  });

  it('tells that a colleague was faster, shows what stands there now, and writes nothing over it', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'Too late');
    const rep = await desk.open(record.recordId, { embedding });
    edit(record.recordId, { NextStep: 'Call Priya' });
    await rep.press('accept', id);
    await rep.sees('Call Priya');
    expect(stored(record, 'NextStep')).toBe('Call Priya');
    expect(await eventTypesOf(desk.scene, id)).toContain('change.conflicted');
  });
});

describe('the panel', () => {
  it('lists what was refused, with the reason', async () => {
    const { record, status } = await suggest('Maya', 'OwnerId', desk.userOf('Ruth'));
    expect(status).toBe('blocked');
    const rep = await desk.open(record.recordId, { embedding: 'lwc' });
    await rep.unfold('Blocked');
    await rep.sees(/who owns or may see records/);
  });

  it('tells somebody who may not edit the record so before they try, and gives them nothing to press', async () => {
    // The flagship is Maya's, and Tobias is of another team.
    const record = { crm: 'salesforce', ...desk.scene.org.flagship };
    const { id } = await fileOne(desk.scene, { record, field: 'NextStep', proposedValue: 'Not for Tobias' });
    const other = await desk.open(record.recordId, { embedding: 'lwc', as: 'Tobias' });
    await other.sees('Your rights in the CRM let you see this record but not edit it.');
    expect(await other.panel.getByTestId(`accept-${id}`).isEnabled()).toBe(false);
    expect(await other.violations()).toEqual([]);
  });

  it('decides once when two tabs and a double click ask for the same', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'Only once');
    const context = await desk.newContext();
    const [one, two] = await Promise.all([
      desk.open(record.recordId, { embedding: 'lwc', context }),
      desk.open(record.recordId, { embedding: 'canvas', context }),
    ]);
    await Promise.all([one.panel.getByTestId(`accept-${id}`).dblclick(), two.press('accept', id)]);
    await one.fieldReads('NextStep', 'Only once');
    const types = await eventTypesOf(desk.scene, id);
    expect(types.filter((type) => type === 'suggestion.accepted')).toHaveLength(1);
    expect(types.filter((type) => type === 'change.applied')).toHaveLength(1);
  });

  it('writes as the person who lends their own access', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'As myself');
    const rep = await desk.open(record.recordId, { embedding: 'lwc' });
    await rep.sees('Accepted changes are written by Fieldward’s integration user');
    const window = rep.page.context().waitForEvent('page');
    await rep.panel.getByTestId('connect').click();
    const grant = await window;
    await grant.waitForURL(/oauth2\/authorize/);
    await grant.goto(`${grant.url()}&user=${desk.userOf('Maya')}`);
    await grant.getByText('what you accept is written as you').waitFor();
    await grant.close();
    await rep.panel.getByTestId('refresh').click();
    await rep.sees('Accepted changes are written as you');
    await rep.press('accept', id);
    await rep.fieldReads('NextStep', 'As myself');
    expect(desk.scene.org.record('Opportunity', record.recordId)?.lastModifiedById).toBe(desk.userOf('Maya'));
    await desk.scene.call(desk.scene.as('Maya'), 'DELETE', '/api/connections/own');
  });

  it('goes on by itself when its session has ended', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'After the session');
    const rep = await desk.open(record.recordId, { embedding: 'lwc' });
    await desk.scene.owner.query("update session set revoked_at = now() where expires_at < now() + interval '1 hour'");
    await rep.press('accept', id);
    await rep.fieldReads('NextStep', 'After the session');
    expect(stored(record, 'NextStep')).toBe('After the session');
  });

  it.each([
    ['answers slowly', { latencyMs: 400 }],
    ['errs on reads', { serverError: { next: 2, on: 'read' as const } }],
    ['drops its reply after the write', { dropReplyAfterWrite: { next: 1 } }],
    ['holds the row locked', { rowLocked: { next: 1 } }],
    ['has a colleague edit something else in between', {}],
  ])('accepts once while Salesforce %s', async (what, mishaps) => {
    const { record, id } = await suggest('Maya', 'NextStep', `Through: ${what}`);
    const rep = await desk.open(record.recordId, { embedding: 'lwc' });
    if (what.startsWith('has a colleague')) edit(record.recordId, { Description: 'Somebody else was here' });
    desk.scene.org.setMishaps(mishaps);
    await rep.press('accept', id);
    await rep.fieldReads('NextStep', `Through: ${what}`);
    desk.scene.org.setMishaps({});
    await rep.unfold('Decided');
    await rep.panel.getByTestId(`tile-${id}`).getByText('Written', { exact: true }).waitFor();
    expect((await eventTypesOf(desk.scene, id)).filter((type) => type === 'change.applied')).toHaveLength(1);
  });

  it('waits while everything is paused, and says who paused it and why', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'After the pause');
    const pause = { agentId: null, objectType: null, field: null, reason: 'Quarter close' };
    const set = await desk.scene.call<{ id: string }>('admin', 'POST', '/api/pauses', pause);
    const rep = await desk.open(record.recordId, { embedding: 'lwc' });
    await rep.sees(/Quarter close/);
    expect(await rep.panel.getByTestId(`accept-${id}`).isEnabled()).toBe(false);
    await desk.scene.call('admin', 'DELETE', `/api/pauses/${set.body.id}`);
    await rep.panel.getByTestId('refresh').click();
    await rep.press('accept', id);
    await rep.fieldReads('NextStep', 'After the pause');
  });

  it('says that it is offline, and loses nothing', async () => {
    const { record, id } = await suggest('Maya', 'NextStep', 'Back online');
    const rep = await desk.open(record.recordId, { embedding: 'lwc' });
    await rep.page.context().setOffline(true);
    await rep.press('accept', id);
    await rep.sees(/could not be reached|No connection/i);
    await rep.page.context().setOffline(false);
    await rep.press('retry', id);
    await rep.fieldReads('NextStep', 'Back online');
  });
});
