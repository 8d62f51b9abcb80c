import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';

export type Act =
  | 'accept'
  | 'edit'
  | 'save'
  | 'reject'
  | 'confirm-reject'
  | 'undo'
  | 'reopen'
  | 'keep'
  | 'open'
  | 'release'
  | 'retry';

/** The record page as a rep uses it. Every wait is for something that the rep can see. */
export interface RecordPage {
  readonly page: Page;
  readonly tab: Locator;
  readonly sidebar: Locator;
  tile(id: string | undefined): Locator;
  button(act: Act, id: string | undefined): Locator;
  press(act: Act, id: string | undefined): Promise<void>;
  /** The value of a property in the CRM's own column, once it reads like this. */
  propertyReads(name: string, value: string): Promise<void>;
  /** Something with this text, inside the tab's card. */
  sees(text: string | RegExp): Promise<void>;
  /** One of the host's own floating alerts. */
  alerted(text: string | RegExp): Promise<void>;
  /** Opens the list of what was decided, or of what was blocked. */
  unfold(list: 'Decided' | 'Blocked'): Promise<void>;
  misbehave(what: string, how: string): Promise<void>;
  editAsSomeoneElse(property: string, value: string): Promise<void>;
  /** What axe finds wrong with the tab's card as it is now, one line each. */
  violations(): Promise<string[]>;
}

export function recordPage(page: Page): RecordPage {
  const tab = page.locator('[data-location="crm.record.tab"]');
  const sidebar = page.locator('[data-location="crm.record.sidebar"]');
  const button = (act: Act, id: string | undefined) => tab.getByTestId(`${act}-${id}`);
  return {
    page,
    tab,
    sidebar,
    button,
    tile: (id) => tab.getByTestId(`tile-${id}`),
    press: (act, id) => button(act, id).click(),
    propertyReads: (name, value) =>
      page.locator(`[data-property="${name}"]`).getByText(value, { exact: true }).waitFor(),
    sees: (text) => tab.getByText(text).first().waitFor(),
    alerted: (text) => page.getByRole('region', { name: 'Alerts' }).getByText(text).first().waitFor(),
    unfold: (list) => tab.getByRole('button', { name: new RegExp(`^${list} \\(`) }).click(),
    misbehave: async (what, how) => {
      await page.getByRole('button', { name: /^Misbehave/ }).click();
      const stored = page.waitForResponse((response) => response.request().method() === 'PUT');
      await page.getByRole('combobox', { name: new RegExp(`^${what}`) }).selectOption({ label: how });
      await stored;
      await page.keyboard.press('Escape');
    },
    editAsSomeoneElse: async (property, value) => {
      await page.getByRole('button', { name: 'Edit as someone else' }).click();
      const dialog = page.getByRole('dialog', { name: 'Edit as someone else' });
      await dialog.getByRole('combobox', { name: 'Property' }).selectOption({ label: property });
      await dialog.getByRole('textbox', { name: property }).fill(value);
      await dialog.getByRole('button', { name: 'Change it' }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    violations: () => violationsOf(page, '[data-location="crm.record.tab"]'),
  };
}

/** @param area a selector; the whole page when absent, which takes seconds */
export async function violationsOf(page: Page, area = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(area).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
  );
}
