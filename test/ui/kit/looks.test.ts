import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, startGallery } from './gallery.ts';

const looks = [
  '?theme=hubspot&scheme=light',
  '?theme=salesforce&scheme=light',
  '?theme=console&scheme=light',
  '?theme=console&scheme=dark',
];

/** What opens each kind of overlay, and where it then stands. */
const overlays = {
  'open-modal': 'dialog.fw-modal',
  'open-panel': 'dialog.fw-panel',
  sectors: '.fw-multi-menu:popover-open',
  dropdown: '[role="menu"]:popover-open',
};

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
});
afterAll(() => gallery.close());

/** What axe objects to, in `part` of the page or in all of it. */
async function violations(page: Page, part?: string) {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (part === undefined ? axe : axe.include(part)).analyze();
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' | ')}`,
  );
}

// axe reads every element of the gallery; on two busy cores that takes its time.
describe('the looks of the kit', { timeout: 90_000 }, () => {
  it.each(looks)('has nothing that axe objects to in %s', async (query) => {
    const { page, raised } = await gallery.open(query);
    expect(await violations(page)).toEqual([]);
    expect(raised).toEqual([]);
    expect(await page.getByTestId('broken').count()).toBe(0);
    const shots = process.env.KIT_SCREENSHOTS;
    if (shots) await page.screenshot({ path: `${shots}/${query.replace(/\W+/g, '-')}.png`, fullPage: true });
    await page.context().close();
  });

  it.each(looks)('has nothing that axe objects to in open overlays in %s', async (query) => {
    const { page } = await gallery.open(query);
    const shots = process.env.KIT_SCREENSHOTS;
    for (const [trigger, part] of Object.entries(overlays)) {
      await page.getByTestId(trigger).click();
      await page.locator(part).waitFor();
      expect(await violations(page, part), trigger).toEqual([]);
      if (shots) await page.screenshot({ path: `${shots}/${trigger}${query.replace(/\W+/g, '-')}.png` });
      await page.keyboard.press('Escape');
    }
    await page.context().close();
  });

  it('leaves the rest of the page as it is', async () => {
    const { page } = await gallery.open();
    const outside = await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<button id="outside">Plain</button>');
      const style = getComputedStyle(document.getElementById('outside') as HTMLElement);
      return { font: style.fontFamily, border: style.borderTopStyle };
    });
    expect(outside.border).toBe('outset');
    expect(outside.font).not.toMatch(/Lexend/);
    await page.context().close();
  });

  it('turns nothing dark but the console', async () => {
    const ground = async (query: string) => {
      const { page } = await gallery.open(query);
      const colour = await page.locator('.gallery').evaluate((element) => getComputedStyle(element).backgroundColor);
      await page.context().close();
      return colour;
    };
    expect(await ground('?theme=hubspot&scheme=dark')).toBe(await ground('?theme=hubspot&scheme=light'));
    expect(await ground('?theme=salesforce&scheme=dark')).toBe(await ground('?theme=salesforce&scheme=light'));
    expect(await ground('?theme=console&scheme=dark')).not.toBe(await ground('?theme=console&scheme=light'));
  });
});
