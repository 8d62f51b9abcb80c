import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { openBrowser } from '#test/ui/hosts/open-browser.ts';

/** A browser whose windows remember what went wrong on their pages. */
export interface BrowserWindows {
  /** A window of its own: other cookies, another connection. Closed by `tidy`. */
  open(): Promise<BrowserContext>;
  /** One that `tidy` only empties: it keeps the scripts that every page loads. */
  openLasting(): Promise<BrowserContext>;
  /** @throws Error with what no page caught since the last time */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export async function openWindows(options: BrowserContextOptions, timeoutMs: number): Promise<BrowserWindows> {
  const browser = await openBrowser();
  const uncaught: string[] = [];
  const lasting: BrowserContext[] = [];
  let passing: BrowserContext[] = [];
  const open = async (kind: BrowserContext[]) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(timeoutMs);
    context.on('weberror', (error) => uncaught.push(String(error.error())));
    kind.push(context);
    return context;
  };
  return {
    open: () => open(passing),
    openLasting: () => open(lasting),
    tidy: async () => {
      const pages = lasting.flatMap((context) => context.pages());
      await Promise.all([...pages, ...passing].map((one) => one.close()));
      passing = [];
      const errors = uncaught.splice(0);
      if (errors.length > 0) throw new Error(`uncaught on the page: ${errors.join(' · ')}`);
    },
    close: () => browser.close(),
  };
}
