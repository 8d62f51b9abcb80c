import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { axeLines } from '../axe-lines.ts';
import { editAsSomeoneElse, misbehave } from '../stand-in-bar.ts';

/** How the panel gets into the record page: as a Lightning component, or as a Canvas app. */
export type Embedding = 'lwc' | 'canvas';
export const embeddings: readonly Embedding[] = ['lwc', 'canvas'];

type Act = 'accept' | 'edit' | 'save' | 'cancel' | 'reject' | 'confirm-reject' | 'undo' | 'keep' | 'open' | 'release';

/** A Salesforce record page with the panel in its frame, as a rep uses it. Every wait is for something that can be seen. */
export interface PanelPage {
  readonly page: Page;
  readonly embedding: Embedding;
  readonly panel: FrameLocator;
  tile(id: string | undefined): Locator;
  button(act: Act, id: string | undefined): Locator;
  press(act: Act, id: string | undefined): Promise<void>;
  refresh(): Promise<void>;
  /** The value of a field on Salesforce's own page, once it reads like this. */
  fieldReads(name: string, value: string): Promise<void>;
  /** Something with this text, inside the panel. */
  sees(text: string | RegExp): Promise<void>;
  /** A toast: of Salesforce's page, or of the panel where Canvas lets it have none. */
  alerted(text: string | RegExp): Promise<void>;
  /** Opens the list of what was decided, or of what was blocked. */
  unfold(list: 'Decided' | 'Blocked'): Promise<void>;
  misbehave(what: string, how: string): Promise<void>;
  editAsSomeoneElse(field: string, value: string): Promise<void>;
  /** What axe finds wrong with the panel as it is now, one line each. */
  violations(): Promise<string[]>;
}

const frame = 'iframe[title="Fieldward suggestions"]';

export function panelPage(page: Page, embedding: Embedding): PanelPage {
  const panel = page.frameLocator(frame);
  const toasts =
    embedding === 'lwc'
      ? page.getByRole('region', { name: 'Alerts' })
      : panel.getByRole('region', { name: 'Messages' });
  const button = (act: Act, id: string | undefined) => panel.getByTestId(`${act}-${id}`);
  return {
    page,
    embedding,
    panel,
    button,
    tile: (id) => panel.getByTestId(`tile-${id}`),
    // What a step before has just made room for is pressed by keyboard: Chromium still takes the place in a frame of another
    // origin that has only now grown for its surroundings, and a click there is lost.
    press: (act, id) =>
      act === 'save' || act === 'confirm-reject' ? button(act, id).press('Enter') : button(act, id).click(),
    refresh: () => panel.getByTestId('refresh').click(),
    fieldReads: (name, value) => page.locator(`[data-field="${name}"]`).getByText(value, { exact: true }).waitFor(),
    sees: (text) => panel.getByText(text).first().waitFor(),
    alerted: (text) => toasts.getByText(text).first().waitFor(),
    unfold: (list) => panel.getByRole('button', { name: new RegExp(`^${list} \\(`) }).press('Enter'),
    misbehave: (what, how) => misbehave(page, what, how),
    editAsSomeoneElse: (field, value) => editAsSomeoneElse(page, 'Field', field, value),
    violations: () => violationsOf(page, '.lx-panel'),
  };
}

/**
 * What axe finds wrong, one line each.
 * @param area a selector, frames in it included; the whole page when absent, which takes seconds
 */
export function violationsOf(page: Page, area = 'html'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(area);
  // Alerts come and go with an animation; their looks are tested where they stand still.
  if (area === 'html') axe.exclude('.sb-toasts');
  // Which the page around has, and a part of it has not.
  else axe.disableRules('page-has-heading-one');
  return axeLines(axe);
}
