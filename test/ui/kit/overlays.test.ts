import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gallery, type GalleryPage, startGallery } from './gallery.ts';

let gallery: Gallery;
let shown: GalleryPage;
beforeAll(async () => {
  gallery = await startGallery();
});
afterAll(() => gallery.close());
beforeEach(async () => {
  shown = await gallery.open();
});

const focused = () => shown.page.evaluate(() => document.activeElement?.textContent);

describe('dialogs', () => {
  it('opens a modal from its trigger, tells the card, and gives the focus back on Escape', async () => {
    const { page } = shown;
    await page.getByTestId('open-modal').click();
    await page.getByRole('dialog', { name: 'Undo this change?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Open modal');
    expect(await shown.told()).toEqual([['modal opened'], ['modal closed']]);
  });

  it('keeps the focus inside while it is open, however often Tab is pressed', async () => {
    const { page } = shown;
    await page.getByTestId('open-modal').click();
    const places = new Set<string>();
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press('Tab');
      places.add(
        await page.evaluate(() => {
          const at = document.activeElement;
          return at === document.body || at?.closest('dialog') ? 'inside' : (at?.outerHTML ?? 'nowhere');
        }),
      );
    }
    expect([...places]).toEqual(['inside']);
  });

  it('closes by its close button', async () => {
    const { page } = shown;
    await page.getByTestId('open-panel').click();
    await page.getByRole('dialog', { name: 'Call with Northwind' }).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Read source');
  });

  it('closes when the page calls closeOverlay with its id, and with no other id', async () => {
    const { page } = shown;
    const close = (id: string) =>
      page.evaluate(
        (name) =>
          (window as unknown as Record<'galleryBridge', { closeOverlay(id: string): void }>).galleryBridge.closeOverlay(
            name,
          ),
        id,
      );
    await page.getByTestId('open-panel').click();
    await close('confirm');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await close('source');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('opens from a link without leaving the page', async () => {
    const { page } = shown;
    const before = page.url();
    await page.getByRole('link', { name: 'Details' }).click();
    await page.getByRole('dialog', { name: 'From a link' }).waitFor();
    expect(page.url()).toBe(before);
  });

  it('shows a tooltip on focus and hides it on Escape', async () => {
    const { page } = shown;
    await page.getByTestId('tipped').focus();
    const tip = page.getByRole('tooltip', { name: /Filed on 3 March/ });
    await tip.waitFor();
    expect(await page.getByTestId('tipped').getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'));
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
  });
});

describe('a dropdown', () => {
  it('moves by arrows, Home, End and letters, and picks with Enter', async () => {
    const { page } = shown;
    await page.getByRole('button', { name: 'More actions' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('Pause agent');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('View rules');
    await page.keyboard.press('Home');
    await page.keyboard.press('e');
    expect(await focused()).toBe('Export log');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect((await shown.told()).map(([name]) => name)).toEqual(['export']);
  });

  it('closes on Escape and gives the focus back to its button', async () => {
    const { page } = shown;
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Pause agent' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await focused()).toBe('More actions');
  });

  it('keeps the dialog of an item after the menu has closed, and returns the focus to the button', async () => {
    const { page } = shown;
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'View rules' }).click();
    await page.getByRole('dialog', { name: 'Rules' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).toBe('More actions');
  });
});

describe('tabs', () => {
  it('moves by arrow keys past the disabled tab and tells the card', async () => {
    const { page } = shown;
    await page.getByRole('tab', { name: 'Open (3)' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Decided');
    expect(await page.getByText('Decided suggestions').isVisible()).toBe(true);
    expect(await page.getByText('Waiting suggestions').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    expect((await shown.told()).slice(-2)).toEqual([
      ['tab', 'done'],
      ['tab', 'open'],
    ]);
  });
});

describe('a card drawn through remote-ui', () => {
  it('shows tabs in their order, an overlay with live content and a placeholder that names what is missing', async () => {
    const { page } = shown;
    const remote = page.getByRole('region', { name: 'Remote' });
    expect(await remote.getByRole('tab').allTextContents()).toEqual(['Remote one', 'Remote two']);
    expect(await remote.getByText('CrmReport is not drawn here.').isVisible()).toBe(true);
    await remote.getByRole('button', { name: 'Remote button' }).click();
    await page.getByRole('dialog', { name: 'Remote panel' }).getByText('Counted to 1').waitFor();
  });

  it('gets events that can be cloned into a worker', async () => {
    const { page } = shown;
    await page.getByRole('button', { name: 'Remote button' }).click();
    const [[name, event] = []] = await shown.told();
    expect(name).toBe('remote click');
    expect(event).toEqual({ type: 'click', bubbles: true, timeStamp: expect.any(Number), id: expect.any(String) });
    expect(shown.raised).toEqual([]);
  });
});
