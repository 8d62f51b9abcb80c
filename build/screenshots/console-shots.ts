import type { Page } from 'playwright-core';
import type { Series } from './shot.ts';

/** The console, signed in with HubSpot. */
export function consoleSeries(url: string): Series {
  return {
    frontPage: `${url}/console`,
    settled: async (page) => {
      await page.getByRole('link', { name: 'Sign in with HubSpot' }).click();
      await page.getByRole('link', { name: /admin/ }).click();
      await page.getByRole('navigation').getByRole('link', { name: 'Queue' }).waitFor();
    },
    shots: [{ name: 'queue', prepare: inQueue }],
  };
}

/** Two ticked with the keyboard, so that the picture tells what is done with them. */
async function inQueue(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Queue' }).click();
  await page.getByTestId('queue-table').waitFor();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByTestId('queue-together').waitFor();
}
