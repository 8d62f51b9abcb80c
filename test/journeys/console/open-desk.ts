import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { dealAt, openScene, type Scene } from '#test/support/scene.ts';
import { axeLines } from '../axe-lines.ts';
import { type BrowserWindows, openWindows } from '../browser-windows.ts';

type Part = 'overview' | 'rules' | 'publish' | 'people' | 'agents' | 'access' | 'connection' | 'privacy';

/** The product, a CRM, and a browser in which somebody opens the console. */
export interface Desk {
  readonly scene: Scene;
  readonly windows: BrowserWindows;
  /**
   * Signs in as the CRM's user with this first name, in a window of their own: an admin by the CRM's consent page, others,
   * whom HubSpot does not let agree to an app, from inside HubSpot.
   */
  signIn(firstName: string): Promise<Page>;
  /** Follows the tab of a part of the settings. */
  openPart(page: Page, part: Part): Promise<void>;
  close(): Promise<void>;
}

const tabs: Readonly<Record<Part, string>> = {
  overview: 'Overview',
  rules: 'Rules',
  publish: 'Publish',
  people: 'People',
  agents: 'Agents and keys',
  access: 'Access',
  connection: 'Connection',
  privacy: 'Privacy',
};

export async function openDesk(): Promise<Desk> {
  const scene = await openScene({ signed: true, pages: true });
  const windows = await openWindows({ viewport: { width: 1280, height: 900 } }, 15_000);
  return {
    scene,
    windows,
    signIn: async (firstName) => {
      const person = scene.crm.people.find((one) => one.firstName === firstName);
      const context = await windows.open();
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: scene.url });
      const page = await context.newPage();
      const opened = person?.role === 'admin' ? await byConsent(page, scene) : await fromHubSpot(page, scene, person);
      await opened.getByTestId('sign-out').waitFor();
      return opened;
    },
    openPart: async (page, part) => {
      await page.getByRole('tab', { name: tabs[part] }).click();
      await page.getByTestId('refresh').waitFor();
    },
    close: async () => {
      await windows.close();
      await scene.close();
    },
  };
}

async function byConsent(page: Page, { url }: Scene): Promise<Page> {
  await page.goto(`${url}/console`);
  await page.getByRole('link', { name: 'Sign in with HubSpot' }).click();
  await page.getByRole('link', { name: /admin/ }).click();
  return page;
}

async function fromHubSpot(page: Page, scene: Scene, person: { userId: number } | undefined): Promise<Page> {
  const { recordId } = dealAt(scene, 0);
  await page.goto(`${scene.url}/sandbox/hubspot/record/0-3/${recordId}?user=${person?.userId}`);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByTestId('open-console').click();
  const link = page.getByTestId('go-to-console');
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await opened.getByTestId('confirm-person').click();
  return opened;
}

/** What axe finds wrong on the page as it is now, an open dialog included. */
export function violationsOf(page: Page): Promise<string[]> {
  return axeLines(new AxeBuilder({ page }));
}
