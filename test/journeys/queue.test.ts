import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueChoicesReply, QueueReply } from '#contract/queue.ts';
import { dealAt, fileAll, itemFor, truth } from '#test/support/filing.ts';
import { openOrgScene } from '#test/support/open-org-scene.ts';
import { type BaseScene, openScene } from '#test/support/scene.ts';
import { type BrowserWindows, openWindows } from './browser-windows.ts';
import { violationsOf } from './salesforce/panel-page.ts';

interface Place {
  readonly scene: BaseScene & { close(): Promise<void> };
  readonly records: readonly { crm: string; objectType: string; recordId: string }[];
  readonly field: string;
  /** What of these records stands in the CRM. */
  readonly stored: () => unknown[];
  /** What axe looks at; the page around a frame is looked at elsewhere. */
  readonly area: string;
  /** Goes to the queue as people do. @returns where it is drawn */
  readonly open: (page: Page) => Promise<Page | FrameLocator>;
}

const places: Readonly<Record<string, () => Promise<Place>>> = {
  'the console, for HubSpot': async () => {
    const scene = await openScene({ signed: true, pages: true });
    const records = [30, 31, 32, 33, 34].map((index) => dealAt(scene, index));
    return {
      scene,
      records,
      field: 'use_case',
      area: 'html',
      stored: () => records.map((record) => truth(scene, record, 'use_case')),
      open: async (page) => {
        await page.goto(`${scene.url}/console`);
        await page.getByRole('link', { name: 'Sign in with HubSpot' }).click();
        await page.getByRole('link', { name: /admin/ }).click();
        await page.getByRole('navigation').getByRole('link', { name: 'Queue' }).click();
        return page;
      },
    };
  },
  'HubSpot’s own app page': async () => {
    const scene = await openScene({ signed: true, pages: true });
    const records = [35, 36, 37, 38, 39].map((index) => dealAt(scene, index));
    const opsUser = scene.crm.people.find(({ role }) => role === 'sales_ops')?.userId;
    return {
      scene,
      records,
      field: 'use_case',
      area: 'html',
      stored: () => records.map((record) => truth(scene, record, 'use_case')),
      open: async (page) => {
        await page.goto(`${scene.url}/sandbox/hubspot/record/0-3/${records[0]?.recordId}?user=${opsUser}`);
        await page.getByRole('link', { name: 'Log' }).click();
        await page.getByRole('tab', { name: 'Queue' }).click();
        return page;
      },
    };
  },
  'Salesforce’s own app page': async () => {
    const scene = await openOrgScene({ pages: true, withWorker: true });
    const { org } = scene;
    const ids = org
      .recordIds('Opportunity')
      .filter((id) => org.record('Opportunity', id)?.fields.Approval_Status__c !== 'Pending')
      .slice(10, 15);
    const opsUser = org.people.find(({ role }) => role === 'sales_ops')?.userId ?? '';
    return {
      scene,
      records: ids.map((recordId) => ({ crm: 'salesforce', objectType: 'Opportunity', recordId })),
      field: 'NextStep',
      area: '.lx-panel',
      stored: () => ids.map((id) => org.record('Opportunity', id)?.fields.NextStep),
      open: async (page) => {
        await page.goto(`${scene.url}/sandbox/salesforce/lightning/n/Fieldward?user=${opsUser}`);
        const frame = page.frameLocator('iframe[title="Fieldward"]');
        await frame.getByRole('tab', { name: 'Queue' }).press('Enter');
        return frame;
      },
    };
  },
};

describe.each(Object.keys(places))('The queue in %s', (name) => {
  let place: Place;
  let windows: BrowserWindows;
  beforeAll(async () => {
    const open = places[name];
    if (open === undefined) throw new Error('no such place');
    place = await open();
    windows = await openWindows({ viewport: { width: 1280, height: 900 } }, 20_000);
  });
  afterAll(async () => {
    await windows.tidy();
    await windows.close();
    await place.scene.close();
  });

  it('lets one approve the same value on several records together, after seeing what it would do, and take it back', async () => {
    const { scene, records, field } = place;
    const value = 'Send the revised plan';
    const before = place.stored().map((one) => one ?? '');
    const [first] = records;
    if (first === undefined) throw new Error('there are no records');
    const one = await itemFor(scene, { record: first, field, proposedValue: value });
    const filed = await fileAll(
      scene,
      records.map((record) => ({ ...one, record })),
    );
    for (const { status, message } of filed) expect(status, message).toBe('pending');
    const page = await (await windows.open()).newPage();
    const queue = await place.open(page);
    await queue.getByRole('tab', { name: 'Same values' }).press('Enter');
    const row = queue.getByTestId('queue-groups').getByRole('row', { name: new RegExp(value) });
    await row.waitFor();
    expect(await violationsOf(page, place.area)).toEqual([]);
    await row.getByRole('button', { name: 'Approve together' }).press('Enter');
    await queue.getByTestId('batch-confirm').waitFor();
    expect(await queue.getByTestId('count-will_change').textContent()).toContain('5 will change');
    await queue.getByTestId('show-will_change').press('Enter');
    await queue.getByTestId('batch-items').getByText(value).first().waitFor();
    await queue.getByTestId('batch-items').getByText('“We need 77 seats.”').first().waitFor();
    expect(await violationsOf(page, place.area)).toEqual([]);
    expect(place.stored()).not.toContain(value);

    await queue.getByTestId('batch-confirm').press('Enter');
    await queue.getByText('Ended', { exact: true }).waitFor();
    expect(await queue.getByTestId('count-applied').textContent()).toContain('5 written');
    expect(place.stored()).toEqual(records.map(() => value));
    expect(await violationsOf(page, place.area)).toEqual([]);

    await queue.getByTestId('batch-undo').press('Enter');
    await queue.getByTestId('batch-confirm').getByText('Put back 5 earlier values').waitFor();
    await queue.getByTestId('batch-confirm').press('Enter');
    await queue.getByText('Ended', { exact: true }).waitFor();
    expect(place.stored().map((one) => one ?? '')).toEqual(before);
    await queue.getByTestId('back-to-queue').press('Enter');
    await queue.getByRole('tab', { name: 'Batches' }).press('Enter');
    await queue.getByTestId('batches').getByText('Undo of 5 writes').waitFor();
  });

  it('lets one work through it row by row, of one owner, by keyboard: accept, undo, reject, open, select', async () => {
    const { scene, records, field } = place;
    const before = place.stored().map((one) => one ?? '');
    const items = await Promise.all(
      records.map((record, index) => itemFor(scene, { record, field, proposedValue: `Plan the visit, day ${index}` })),
    );
    const ids = (await fileAll(scene, items)).map(({ id }) => id ?? '');
    const [first = '', second = '', third = ''] = ids;
    const page = await (await windows.open()).newPage();
    const queue = await place.open(page);
    const row = (id: string) => queue.getByTestId(`queue-row-${id}`);
    await row(first).waitFor();
    expect(await violationsOf(page, place.area)).toEqual([]);

    await queue.getByTestId(`queue-accept-${first}`).press('Enter');
    await row(first).getByText('Accepted and written').waitFor();
    expect(place.stored()[0]).toBe('Plan the visit, day 0');
    await queue.getByTestId(`queue-undo-${first}`).press('Enter');
    await queue.getByTestId('queue-last').getByText('Undone').waitFor();
    expect(place.stored()[0] ?? '').toBe(before[0]);

    await queue.getByTestId(`queue-reject-${second}`).press('Enter');
    await queue.getByTestId(`queue-reject-${second}-reason`).selectOption({ label: 'Nobody said that' });
    await queue.getByTestId(`queue-reject-${second}-confirm`).press('Enter');
    await row(second).getByText('Rejected', { exact: true }).waitFor();

    await queue.getByTestId(`queue-open-${third}`).press('Enter');
    await queue.getByTestId('queue-opened').getByTestId(`accept-${third}`).waitFor();
    await queue.getByTestId('queue-back').press('Enter');

    const { body: choices } = await scene.call<QueueChoicesReply>('sales_ops', 'GET', '/api/queue/choices');
    const [{ id: ownerId, name: ownerName } = { id: '', name: '' }] = choices.owners;
    const owner = queue.getByTestId('queue-owner');
    const choice = owner.locator('option', { hasText: ownerName ?? '' });
    await owner.selectOption((await choice.getAttribute('value')) ?? '');
    const { body } = await scene.call<QueueReply>('sales_ops', 'GET', `/api/queue?owner=${ownerId}`);
    const lines = queue.getByTestId('queue-table').getByRole('row');
    await expect.poll(() => lines.count()).toBe(body.rows.length + 1);
    await lines.getByText(`, ${ownerName}`).first().waitFor();

    await queue.getByRole('checkbox', { name: 'Select every suggestion of this page' }).press('Space');
    await queue.getByTestId('queue-together').getByText(`Approve ${body.rows.length} suggestion`).waitFor();
    expect(await violationsOf(page, place.area)).toEqual([]);
  });
});
