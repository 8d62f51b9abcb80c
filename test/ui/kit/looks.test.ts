import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, startGallery } from './gallery.ts';

const looks = [
  '?theme=hubspot&scheme=light',
  '?theme=hubspot&scheme=dark',
  '?theme=salesforce&scheme=light',
  '?theme=console&scheme=light',
  '?theme=console&scheme=dark',
];

let gallery: Gallery;
beforeAll(async () => {
  gallery = await startGallery();
});
afterAll(() => gallery.close());

async function violations(page: Parameters<typeof axeOf>[0]) {
  const { violations: found } = await axeOf(page).analyze();
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' | ')}`,
  );
}

function axeOf(page: Awaited<ReturnType<Gallery['open']>>['page']) {
  return new AxeBuilder({ page });
}

describe('the looks of the kit', () => {
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
    for (const name of ['open-modal', 'open-panel', 'sectors', 'dropdown']) {
      const trigger = page.getByTestId(name);
      await (name === 'dropdown' ? trigger.getByRole('button').first() : trigger).click();
      expect(await violations(page), name).toEqual([]);
      if (shots) await page.screenshot({ path: `${shots}/${name}${query.replace(/\W+/g, '-')}.png` });
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
