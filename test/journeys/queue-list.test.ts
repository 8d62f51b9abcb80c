import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dealAt, fileAll, itemFor, truth } from '#test/support/filing.ts';
import { openScene, type Scene } from '#test/support/scene.ts';
import { type BrowserWindows, openWindows } from './browser-windows.ts';
import { violationsOf } from './salesforce/panel-page.ts';

let scene: Scene;
let windows: BrowserWindows;
beforeAll(async () => {
  scene = await openScene({ signed: true, pages: true });
  windows = await openWindows({ viewport: { width: 1440, height: 900 } }, 20_000);
});
afterAll(async () => {
  await windows.tidy();
  await windows.close();
  await scene.close();
});

const value = (index: number) => `Plan ${index} for the yard`;

async function openQueue() {
  const page = await (await windows.open()).newPage();
  await page.goto(`${scene.url}/console`);
  await page.getByRole('link', { name: 'Sign in with HubSpot' }).click();
  await page.getByRole('link', { name: /admin/ }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Queue' }).click();
  await page.getByTestId('queue-table').waitFor();
  return page;
}

describe('The queue, row by row', () => {
  it('is worked through with the keyboard alone: move, accept, undo, reject, open, select, and approve what is selected', async () => {
    const records = Array.from({ length: 55 }, (_, index) => dealAt(scene, 100 + index));
    const items = [];
    for (const [index, record] of records.entries()) {
      items.push(await itemFor(scene, { record, field: 'use_case', proposedValue: value(index) }));
    }
    const ids = (await fileAll(scene, items)).map(({ id }) => id ?? '');
    const [newest = '', second = '', third = '', fourth = ''] = ids.toReversed();
    const held = (index: number) => truth(scene, records[index] as (typeof records)[number], 'use_case');
    const before = held(54);
    const page = await openQueue();
    const keys = page.keyboard;
    const row = (id: string) => page.getByTestId(`queue-row-${id}`);
    const isCurrent = (id: string) =>
      expect.poll(() => row(id).evaluate((one) => one.matches(':focus-within'))).toBe(true);
    expect(await page.getByTestId('queue-total').textContent()).toBe('55 suggestions wait');
    expect(await violationsOf(page, 'html')).toEqual([]);

    await keys.press('j');
    await isCurrent(newest);
    await row(newest).getByText(value(54), { exact: true }).waitFor();
    await row(newest).getByText('“We need 77 seats.”').waitFor();

    await keys.press('a');
    await isCurrent(second);
    await row(newest).getByText('Accepted and written').waitFor();
    expect(held(54)).toBe(value(54));
    await keys.press('u');
    await page.getByTestId('queue-last').getByText('Undone').waitFor();
    expect(held(54)).toBe(before);

    await keys.press('r');
    await page.getByTestId(`queue-reject-${second}-reason`).selectOption({ label: 'Nobody said that' });
    await page.getByTestId(`queue-reject-${second}-confirm`).press('Enter');
    await row(second).getByText('Rejected', { exact: true }).waitFor();

    await keys.press('j');
    await isCurrent(third);
    await keys.press('o');
    await page.getByTestId('queue-opened').getByTestId(`accept-${third}`).waitFor();
    expect(await violationsOf(page, 'html')).toEqual([]);
    await page.getByTestId('queue-back').press('Enter');
    await page.getByTestId('queue-table').waitFor();
    await expect.poll(() => row(second).count()).toBe(0);

    await keys.press('?');
    await page.getByText('Undo the last decision').waitFor();
    await keys.press('Escape');
    await keys.press('n');
    await page.getByTestId('queue-page').getByText('Page 2').waitFor();
    await keys.press('p');
    await page.getByTestId('queue-page').getByText('Page 1').waitFor();

    await row(third).waitFor();
    await keys.press('k');
    await isCurrent(third);
    await keys.press('x');
    await keys.press('j');
    await isCurrent(fourth);
    await keys.press('x');
    await page.getByTestId('queue-total').getByText('2 selected').waitFor();
    await page.getByTestId('queue-together').press('Enter');
    await page.getByTestId('count-will_change').getByText('2 will change').waitFor();
    await page.getByTestId('batch-confirm').press('Enter');
    await page.getByText('Ended', { exact: true }).waitFor();
    expect([held(52), held(51)]).toEqual([value(52), value(51)]);
    expect(held(50)).not.toBe(value(50));
  });

  it('is narrowed by what waits, and leaves letters alone while a person types or chooses', async () => {
    const { status } = (await fileAll(scene, [await itemFor(scene, { record: dealAt(scene, 99) })]))[0] ?? {};
    expect(status).toBe('pending');
    const page = await openQueue();
    await page.getByTestId('queue-place').selectOption({ label: 'deals: Seats needed (1)' });
    await page.getByTestId('queue-total').getByText('One suggestion waits').waitFor();
    await page.getByTestId('queue-place').focus();
    await page.keyboard.press('j');
    await page.getByTestId('queue-clear').press('Enter');
    await page.getByTestId('queue-kind').selectOption({ label: 'Looks suspicious' });
    await page.getByText('Nothing waits that fits').waitFor();
    expect(await violationsOf(page, 'html')).toEqual([]);
  });
});
