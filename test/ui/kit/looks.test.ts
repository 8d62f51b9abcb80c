import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from '#test/ui/hosts/axe-violations.ts';
import { type Gallery, type GalleryPage, startGallery } from './gallery.ts';

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
  gallery = await startGallery({ width: 1400, height: 1000 });
});
afterAll(() => gallery.close());

// axe reads every element of the gallery; on two busy cores that takes its time.
describe.each(looks)('the kit in %s', { timeout: 90_000 }, (query) => {
  const shots = process.env.KIT_SCREENSHOTS;
  let shown: GalleryPage;
  beforeAll(async () => {
    shown = await gallery.open(query);
  });

  it('has nothing that axe objects to', async () => {
    const { page, raised } = shown;
    expect(await axeViolations(page)).toEqual([]);
    expect(raised).toEqual([]);
    expect(await page.getByTestId('broken').count()).toBe(0);
    if (shots) await page.screenshot({ path: `${shots}/${query.replace(/\W+/g, '-')}.png`, fullPage: true });
  });

  it('has nothing that axe objects to in open overlays', async () => {
    const { page } = shown;
    for (const [trigger, part] of Object.entries(overlays)) {
      await page.getByTestId(trigger).click();
      await page.locator(part).waitFor();
      expect(await axeViolations(page, { part }), trigger).toEqual([]);
      if (shots) await page.screenshot({ path: `${shots}/${trigger}${query.replace(/\W+/g, '-')}.png` });
      await page.keyboard.press('Escape');
    }
  });
});

describe('the looks of the kit', () => {
  it('leaves the rest of the page as it is', async () => {
    const { page } = await gallery.open();
    const outside = await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<button id="outside">Plain</button>');
      const style = getComputedStyle(document.getElementById('outside') as HTMLElement);
      return { font: style.fontFamily, border: style.borderTopStyle };
    });
    expect(outside.border).toBe('outset');
    expect(outside.font).not.toMatch(/Lexend/);
  });

  it('turns nothing dark but the console', async () => {
    const ground = async (query: string) => {
      const { page } = await gallery.open(query);
      const colour = await page.locator('.gallery').evaluate((element) => getComputedStyle(element).backgroundColor);
      return colour;
    };
    expect(await ground('?theme=hubspot&scheme=dark')).toBe(await ground('?theme=hubspot&scheme=light'));
    expect(await ground('?theme=salesforce&scheme=dark')).toBe(await ground('?theme=salesforce&scheme=light'));
    expect(await ground('?theme=console&scheme=dark')).not.toBe(await ground('?theme=console&scheme=light'));
  });
});
