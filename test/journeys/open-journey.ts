import type { BrowserContext } from 'playwright-core';
import { openScene, type Scene, type SceneOptions } from '#test/support/scene.ts';
import { openWindows } from './browser-windows.ts';
import { type RecordPage, recordPage } from './record-page.ts';

interface Visit {
  /** The stand-in CRM's user; its first rep when absent. */
  readonly userId?: number;
  readonly context?: BrowserContext;
  /** Without it the page does not hear of changes that others make: a card that has grown old. */
  readonly hearsOfChanges?: boolean;
}

/** The product, a CRM and a browser: everything that a person at a desk has. */
export interface Journey {
  readonly scene: Scene;
  /** A window of its own: other cookies, another connection. */
  newContext(): Promise<BrowserContext>;
  /** Opens a deal and waits until both cards are drawn. */
  open(record: { recordId: string }, visit?: Visit): Promise<RecordPage>;
  /** After each journey: everything closed and calm again. Throws what went wrong on the pages unseen. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export async function openJourney(options: SceneOptions = {}): Promise<Journey> {
  const scene = await openScene({ signed: true, pages: true, ...options });
  const windows = await openWindows({ viewport: { width: 1440, height: 900 } }, 15_000);
  return {
    scene,
    newContext: windows.open,
    open: async ({ recordId }, visit = {}) => {
      const page = await (visit.context ?? (await windows.open())).newPage();
      if (visit.hearsOfChanges === false) await page.route('**/sandbox/api/stream', (route) => route.abort());
      const user = visit.userId === undefined ? '' : `?user=${visit.userId}`;
      await page.goto(`${scene.url}/sandbox/hubspot/record/0-3/${recordId}${user}`);
      const opened = recordPage(page);
      await Promise.all([opened.tab, opened.sidebar].map((card) => card.getByTestId('counts').waitFor()));
      return opened;
    },
    tidy: async () => {
      scene.crm.setMishaps({});
      await windows.tidy();
    },
    close: async () => {
      await windows.close();
      await scene.close();
    },
  };
}
