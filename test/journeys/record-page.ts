import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { axeLines } from './axe-lines.ts';
import { editAsSomeoneElse, misbehave } from './stand-in-bar.ts';

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
    misbehave: (what, how) => misbehave(page, what, how),
    editAsSomeoneElse: (property, value) => editAsSomeoneElse(page, 'Property', property, value),
    violations: () => violationsOf(page, '[data-location="crm.record.tab"]'),
  };
}

/** @param area a selector; the whole page when absent, which takes seconds */
export function violationsOf(page: Page, area = 'html'): Promise<string[]> {
  return axeLines(new AxeBuilder({ page }).include(area));
}
