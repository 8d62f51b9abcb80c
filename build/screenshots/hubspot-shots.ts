import type { Locator, Page } from 'playwright-core';
import type { Series } from './shot.ts';

const pasted = [
  'Jonas Halvorsen: We will need 65 seats once Gothenburg opens.',
  'Maya Lindqvist: And the budget?',
  'Jonas Halvorsen: The board approved 310 thousand dollars.',
  'Sigrid Aune: The next step is a security review on Monday.',
  'Jonas Halvorsen: Please change the payment terms to net 60.',
].join('\n');

const tabOf = (page: Page) => page.locator('[data-location="crm.record.tab"]');
const sidebarOf = (page: Page) => page.locator('[data-location="crm.record.sidebar"]');

/** The card on a deal of the stand-in HubSpot. */
export function hubspotSeries(frontPage: string): Series {
  return {
    frontPage,
    settled: (page) => Promise.all([tabOf(page), sidebarOf(page)].map((card) => card.getByTestId('counts').waitFor())),
    shots: [
      { name: 'card-in-record', prepare: async () => {} },
      { name: 'sidebar', prepare: besideActivities },
      { name: 'card-edit', prepare: whileEditing },
      { name: 'card-quarantined', prepare: withQuarantinedOpen },
      { name: 'card-blocked', prepare: withBlockedOpen },
      { name: 'card-conflict', prepare: afterColleaguesEdit },
      { name: 'paste-transcript', prepare: withPastedTranscript },
      { name: 'log', prepare: inLog },
    ],
  };
}

async function besideActivities(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Activities' }).click();
  await page.getByRole('button', { name: 'Expand all' }).click();
}

async function whileEditing(page: Page): Promise<void> {
  const tile = tileOf(page, 'Amount');
  await tile.getByRole('button', { name: 'Edit' }).click();
  await tabOf(page).locator('[data-testid^="editor-"]').waitFor();
  await scrollTo(tile);
}

async function withQuarantinedOpen(page: Page): Promise<void> {
  const tab = tabOf(page);
  const closed = tab.locator('[data-testid^="tile-"]').filter({ hasText: 'Suspicious' }).first();
  const id = (await closed.getAttribute('data-testid')) ?? '';
  await closed.getByRole('button', { name: 'Open' }).click();
  await tab.locator('[data-testid^="warnings-"]').waitFor();
  await scrollTo(tab.getByTestId(id));
}

async function withBlockedOpen(page: Page): Promise<void> {
  const heading = tabOf(page).getByRole('button', { name: /^Blocked \(/ });
  await heading.click();
  await scrollTo(heading);
}

async function afterColleaguesEdit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit as someone else' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Property' }).selectOption({ label: 'Amount' });
  await dialog.getByRole('textbox', { name: 'Amount' }).fill('95000');
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await tabOf(page).locator('[data-testid^="changed-"]').waitFor();
  await page.getByRole('button', { name: 'Close alert' }).click();
  await scrollTo(tileOf(page, 'Amount'));
}

async function withPastedTranscript(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Paste a transcript' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Call about Gothenburg');
  await dialog.getByRole('textbox', { name: 'Transcript' }).fill(pasted);
  await dialog.getByRole('button', { name: /let the agent read it/ }).click();
  await dialog.getByRole('status').waitFor();
}

async function inLog(page: Page): Promise<void> {
  await tabOf(page).getByRole('button', { name: 'Accept' }).first().click();
  await page.getByRole('button', { name: 'Close alert' }).click();
  // A rep has no access to the log.
  await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Ruth Abernathy, admin' });
  await page.getByRole('link', { name: 'Log' }).click();
  await page.locator('[data-testid^="event-"]').first().waitFor();
}

function tileOf(page: Page, label: string): Locator {
  return tabOf(page)
    .getByTestId('open')
    .locator('[data-testid^="tile-"]')
    .filter({ has: page.getByText(label, { exact: true }) })
    .first();
}

/** To the upper edge of the screen, below the tabs that stay there. */
async function scrollTo(target: Locator): Promise<void> {
  await target.evaluate((element) => {
    element.style.scrollMarginTop = '156px';
    element.scrollIntoView({ block: 'start' });
  });
}
