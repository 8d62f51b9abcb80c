import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Series } from './shot.ts';

const panelOf = (page: Page): FrameLocator => page.frameLocator('iframe[title="Fieldward suggestions"]');
const settled = (page: Page) => panelOf(page).getByTestId('counts').waitFor();

/** The panel on an opportunity of the stand-in Salesforce. In an order in which no picture spoils the next. */
export function salesforceSeries(frontPage: string): Series {
  return {
    frontPage,
    settled,
    shots: [
      { name: 'salesforce-panel', prepare: async () => {} },
      { name: 'salesforce-no-edit-right', prepare: asTobias },
      { name: 'salesforce-canvas', prepare: throughCanvas },
      { name: 'salesforce-blocked', prepare: withBlockedOpen },
      { name: 'salesforce-accepted', prepare: afterAccept },
      { name: 'salesforce-conflict', prepare: afterColleaguesEdit },
      { name: 'salesforce-log', prepare: inLog },
    ],
  };
}

/** He is of another team: Salesforce lets him read the record and no more. */
async function asTobias(page: Page): Promise<void> {
  await choosePerson(page, 'Tobias Okafor, sales rep');
  await panelOf(page).locator('[data-testid^="why-"]').first().waitFor();
}

async function throughCanvas(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Canvas' }).click();
  await page.locator('[data-embedding="canvas"]').waitFor();
  await settled(page);
}

async function withBlockedOpen(page: Page): Promise<void> {
  const heading = panelOf(page).getByRole('button', { name: /^Blocked \(/ });
  await heading.click();
  await scrollTo(page, heading);
}

async function afterAccept(page: Page): Promise<void> {
  await panelOf(page).getByRole('button', { name: 'Seats Needed Accept' }).click();
  const decided = panelOf(page).getByRole('button', { name: /^Decided \(/ });
  await decided.click();
  await page.locator('.is-changed').first().waitFor();
  await scrollTo(page, decided, 560);
}

async function afterColleaguesEdit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit as someone else' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Inés Duarte' });
  await dialog.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'Amount' });
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('95000');
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await panelOf(page).getByRole('button', { name: 'Refresh' }).click();
  const changed = panelOf(page).locator('[data-testid^="changed-"]');
  await changed.waitFor();
  await page.getByRole('button', { name: 'Close alert' }).click();
  await scrollTo(page, changed, 530);
}

async function inLog(page: Page): Promise<void> {
  // A rep has no access to the log.
  await choosePerson(page, 'Ruth Abernathy, admin');
  await panelOf(page).getByTestId('log').click();
  await panelOf(page).locator('[data-testid^="event-"]').first().waitFor();
}

async function choosePerson(page: Page, label: string): Promise<void> {
  await page.getByRole('combobox', { name: 'You are' }).selectOption({ label });
  await settled(page);
}

/** The page scrolls, not the frame, whose inside cannot ask for it. @param below pixels from the upper edge */
async function scrollTo(page: Page, target: Locator, below = 160): Promise<void> {
  const box = await target.boundingBox();
  await page.evaluate((by) => window.scrollBy(0, by), (box?.y ?? 0) - below);
}
