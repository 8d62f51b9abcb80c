import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '#test/support/decide.ts';
import { acceptBody, dealAt, fileOne, shown } from '#test/support/filing.ts';
import { eventsOf } from '#test/support/log.ts';
import { type Journey, openJourney } from './open-journey.ts';
import { violationsOf } from './record-page.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterEach(() => journey.tidy());
afterAll(() => journey.close());

describe('The log', () => {
  it('shows what happened, can be narrowed to one suggestion, and opens each entry with its fingerprint', async () => {
    const { scene } = journey;
    const record = dealAt(scene, 90);
    const { id } = await fileOne(scene, { record });
    await decide(scene, 'rep', id, 'accept', acceptBody(await shown(scene, record, id)));
    await fileOne(scene, { record: dealAt(scene, 91) });
    const { page } = await journey.open(dealAt(scene, 91));
    await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: adminName() });
    await page.getByRole('link', { name: 'Log' }).click();
    const rows = page.locator('[data-testid^="event-"]');
    await rows.first().waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await page.getByTestId('log-suggestion').fill(id ?? '');
    await page.getByTestId('log-suggestion').press('Tab');
    const entries = (await eventsOf(scene, id)).toReversed();
    await expect.poll(() => rows.count()).toBe(entries.length);
    const shownTypes = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-testid')));
    expect(shownTypes).toEqual(entries.map((entry) => `event-${entry.id}`));
    await rows.filter({ hasText: 'Maya Lindqvist' }).waitFor();

    await page.getByTestId('log-clear').click();
    await expect.poll(() => rows.count()).toBeGreaterThan(entries.length);
    await page.getByTestId('log-type').selectOption({ label: 'Change written' });
    await expect.poll(() => rows.count()).toBe(1);
    const applied = entries.find(({ type }) => type === 'change.applied');
    await page.getByTestId(`details-${applied?.id}`).click();
    expect(await page.getByTestId(`leaf-${applied?.id}`).inputValue()).toBe(applied?.leaf);
    expect(await violationsOf(page, 'main')).toEqual([]);
  });
});

function adminName(): string {
  const admin = journey.scene.crm.people.find(({ role }) => role === 'admin');
  return `${admin?.firstName} ${admin?.lastName}, admin`;
}
