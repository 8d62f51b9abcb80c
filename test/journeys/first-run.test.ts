import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileOne, review } from '#test/support/filing.ts';
import { openOrgScene } from '#test/support/open-org-scene.ts';
import { asOwner, type BaseScene, openScene } from '#test/support/scene.ts';
import { type BrowserWindows, openWindows } from './browser-windows.ts';
import { violationsOf } from './console/open-desk.ts';

interface Crm {
  readonly name: 'HubSpot' | 'Salesforce';
  /** Where an agent then files something, and what. */
  readonly item: () => { record: { crm: string; objectType: string; recordId: string }; field: string };
  readonly scene: BaseScene & { close(): Promise<void> };
}

const opened: Readonly<Record<Crm['name'], () => Promise<Crm>>> = {
  HubSpot: async () => {
    const scene = await openScene({ signed: true, pages: true });
    return { name: 'HubSpot', scene, item: () => ({ record: dealAt(scene, 3), field: 'hs_next_step' }) };
  },
  Salesforce: async () => {
    const scene = await openOrgScene({ pages: true, withWorker: true });
    const recordId = scene.org.recordIds('Opportunity')[3] ?? '';
    const record = { crm: 'salesforce', objectType: 'Opportunity', recordId };
    return { name: 'Salesforce', scene, item: () => ({ record, field: 'NextStep' }) };
  },
};

describe.each(['HubSpot', 'Salesforce'] as const)('An admin who starts from nothing on %s', (name) => {
  let crm: Crm;
  let windows: BrowserWindows;
  let page: Page;
  beforeAll(async () => {
    crm = await opened[name]();
    await asOwner(crm.scene, 'delete from policy');
    windows = await openWindows({ viewport: { width: 1280, height: 900 } }, 20_000);
    page = await (await windows.open()).newPage();
  });
  afterAll(async () => {
    await windows.tidy();
    await windows.close();
    await crm.scene.close();
  });

  it('gets from the sign-in to a published allowlist in eight clicks, and the next suggestion has its card', async () => {
    const item = { ...crm.item(), proposedValue: 'Send the offer' };
    expect(await fileOne(crm.scene, item)).toMatchObject({ status: 'blocked', code: 'field_not_allowed' });

    await page.goto(`${crm.scene.url}/console`);
    await page.getByRole('link', { name: `Sign in with ${name}` }).click();
    await page.getByRole('link', { name: /admin/ }).click();
    await page.getByRole('tab', { name: 'Fields' }).click();
    await page.getByTestId('first-run').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('propose').click();
    await page.getByTestId('proposal').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('start-with-proposal').click();
    await page.getByText('The draft', { exact: true }).waitFor();
    await page.getByTestId('publish-draft').click();
    await page.getByTestId('publish-note').fill('To begin with');
    await page.getByTestId('publish-draft-confirm').click();
    await page.getByTestId('published').getByText('Version 1 is in force').waitFor();

    const filed = await fileOne(crm.scene, { ...item, proposedValue: 'Send the contract' });
    expect(filed.status).toBe('pending');
    expect((await review(crm.scene, item.record)).open.map(({ id }) => id)).toContain(filed.id);
  });

  it('finds a field by its name, switches it off among others, and takes that back', async () => {
    await page.getByRole('tab', { name: 'Fields' }).click();
    await page.getByTestId('field-table').waitFor();
    const { record, field } = crm.item();
    await page.getByTestId('field-object').selectOption(record.objectType);
    await page.getByTestId('field-search').fill(field);
    await page.getByTestId(`select-${field}`).check();
    await page.getByTestId('bulk-not-allowed').click();
    await page.getByTestId('draft-bar').waitFor();
    await page.getByText('In the draft. In force: suggest, a person decides').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByTestId('bulk-undo').click();
    await page.getByText('In the draft. In force:').waitFor({ state: 'detached' });
  });
});
