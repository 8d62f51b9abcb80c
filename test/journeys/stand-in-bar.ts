import type { Locator, Page } from 'playwright-core';

/** Switches a misbehaviour of the stand-in CRM on or off, at the bar that both have above their pages. */
export async function misbehave(page: Page, what: string, how: string): Promise<void> {
  await page.getByRole('button', { name: /^Misbehave/ }).click();
  const stored = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.getByRole('combobox', { name: new RegExp(`^${what}`) }).selectOption({ label: how });
  await stored;
  await page.keyboard.press('Escape');
}

/** @param kind what this CRM calls its fields */
export async function editAsSomeoneElse(page: Page, kind: 'Field' | 'Property', label: string, value: string) {
  await page.getByRole('button', { name: 'Edit as someone else' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit as someone else' });
  await dialog.getByRole('combobox', { name: kind }).selectOption({ label });
  await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function openPasting(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Paste a transcript' }).click();
  return page.getByRole('dialog', { name: 'Paste a transcript' });
}

/** Resolves once the agent has filed what it found. */
export async function letAgentRead(dialog: Locator, transcript: string): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Transcript' }).fill(transcript);
  await dialog.getByRole('button', { name: /let the agent read it/ }).click();
  await dialog
    .getByRole('status')
    .getByText(/filed for review/)
    .waitFor();
}

/** Asks for one thing that may be changed, and for one that may not. */
export const pastedTranscript = [
  'Ida Brandt: We need 77 seats for the night shift.',
  'Maya Lindqvist: And the budget?',
  'Ida Brandt: The budget is approved, 250 thousand dollars.',
  'Ida Brandt: Please change the payment terms to net 60.',
].join('\n');
