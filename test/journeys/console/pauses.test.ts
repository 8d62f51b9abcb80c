import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { dealAt, fileOne } from '#test/support/filing.ts';
import { type Desk, openDesk, violationsOf } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(() => desk.windows.tidy());
afterAll(() => desk.close());

it('A field is paused and the pause lifted, and agents are held in between', async () => {
  const waiting = await fileOne(desk.scene, { record: dealAt(desk.scene, 50) });
  expect(waiting.status).toBe('pending');
  const page = await desk.signIn('Ruth');
  await page.getByTestId('pause-part').click();
  await page.getByRole('radio', { name: 'One field' }).check();
  await page.getByTestId('pause-field').selectOption({ label: 'Seats needed (seats_needed)' });
  await page.getByTestId('pause-part-reason').fill('Seats are being recounted');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByTestId('pause-part-confirm').click();
  const row = page.getByRole('row', { name: /Seats are being recounted/ });
  await row.getByText('1 suggestion, 0 writes').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await fileOne(desk.scene, { record: dealAt(desk.scene, 51) })).toMatchObject({ code: 'paused' });
  await row.getByRole('button', { name: /Lift/ }).click();
  await row.waitFor({ state: 'detached' });
  expect((await fileOne(desk.scene, { record: dealAt(desk.scene, 51) })).status).toBe('pending');
});
