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

describe('buttons and links', () => {
  it('writes a failing handler to the console and leaves nothing unhandled', async () => {
    await shown.page.getByTestId('failing').click();
    await expect.poll(() => shown.complaints.join()).toContain('the card broke');
    expect(shown.raised).toEqual([]);
  });

  it('takes no press while loading and keeps the focus', async () => {
    const button = shown.page.getByTestId('always-loading');
    await button.click({ force: true });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await shown.told()).toEqual([]);
  });

  it('never writes an address that is not http, https or relative', async () => {
    const { page } = shown;
    const refused = page.getByText('Refused link');
    expect(await refused.evaluate((element) => element.tagName)).toBe('SPAN');
    expect(await page.getByTestId('refused-button').isDisabled()).toBe(true);
    const addresses = await page
      .locator('.fw-kit [href], .fw-kit [src]')
      .evaluateAll((elements) =>
        elements.map((element) => element.getAttribute('href') ?? element.getAttribute('src')),
      );
    expect(addresses.length).toBeGreaterThan(4);
    expect(addresses.filter((address) => !/^(https?:\/\/|\/|#)/.test(address ?? ''))).toEqual([]);
  });

  it('opens another site in a new tab that cannot reach back, and its own pages in place', async () => {
    const away = shown.page.getByRole('link', { name: /Policy guide/ });
    expect(await away.getAttribute('target')).toBe('_blank');
    expect(await away.getAttribute('rel')).toContain('noopener');
    const near = shown.page.getByRole('link', { name: 'Open the record' });
    expect(await near.getAttribute('target')).toBeNull();
  });

  it('shows markup as the text it is', async () => {
    const { page } = shown;
    expect(await page.getByTestId('markup').textContent()).toBe('<img src=x onerror="alert(1)"> stays text');
    expect(await page.locator('.fw-kit img').count()).toBe(0);
  });
});

describe('tables', () => {
  it('tells the wanted order and page, and says the order to a screen reader', async () => {
    const { page } = shown;
    await page.getByRole('button', { name: 'Field', exact: true }).click();
    await page.getByRole('button', { name: 'Field', exact: true }).click();
    expect(await page.getByRole('columnheader', { name: 'Field' }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.getByRole('button', { name: 'Page 2' }).getAttribute('aria-current')).toBe('page');
    expect(await shown.told()).toEqual([
      ['sort', 'ascending'],
      ['sort', 'descending'],
      ['page', 2],
    ]);
  });
});

describe('live messages', () => {
  it('announces failures at once and other messages politely', async () => {
    const { page } = shown;
    expect(await page.getByRole('alert').filter({ hasText: 'The danger title' }).count()).toBe(1);
    expect(await page.getByRole('status').filter({ hasText: 'The success title' }).count()).toBe(1);
  });
});
