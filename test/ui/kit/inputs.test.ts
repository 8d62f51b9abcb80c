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

describe('text fields', () => {
  it('tells each key by onInput and the committed text once by onChange', async () => {
    const { page } = shown;
    await page.getByTestId('title').pressSequentially('CFO');
    await page.getByTestId('title').blur();
    expect(await shown.told()).toEqual([
      ['title input', 'C'],
      ['title input', 'CF'],
      ['title input', 'CFO'],
      ['title change', 'CFO'],
      ['title blur', 'CFO'],
    ]);
  });

  it('does not report a change that nobody made', async () => {
    await shown.page.getByTestId('title').focus();
    await shown.page.getByTestId('title').blur();
    expect(await shown.told()).toEqual([['title blur', '']]);
  });

  it('keeps every key and the caret while its owner answers late', async () => {
    const { page } = shown;
    const slow = page.getByTestId('slow');
    await slow.pressSequentially('quarter');
    await slow.press('Home');
    await slow.pressSequentially('next ');
    await expect.poll(() => page.getByTestId('slow-owned').inputValue()).toBe('next quarter');
    expect(await slow.inputValue()).toBe('next quarter');
    expect(await slow.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe('next '.length);
  });

  it('is named by its label and described by its error', async () => {
    const phone = shown.page.getByRole('textbox', { name: 'Phone' });
    const described = await phone.getAttribute('aria-describedby');
    expect(await phone.getAttribute('aria-invalid')).toBe('true');
    expect(await shown.page.locator(`[id="${described}"]`).textContent()).toBe('Enter a full number.');
  });
});

describe('number and day fields', () => {
  it('shows a number bare while it is written and grouped when it is left', async () => {
    const seats = shown.page.getByTestId('seats');
    expect(await seats.inputValue()).toBe('1,250');
    await seats.focus();
    expect(await seats.inputValue()).toBe('1250');
    await seats.fill('1300');
    await seats.blur();
    expect(await seats.inputValue()).toBe('1,300');
    expect(await shown.told()).toEqual([['seats change', 1300]]);
  });

  it('lets the first key replace a number that was entered by Tab, and only the first', async () => {
    const { page } = shown;
    await page.getByTestId('seats').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('42');
    await page.getByTestId('seats').blur();
    expect(await shown.told()).toEqual([['seats change', 42]]);
  });

  it('reports no number for text that is none, keeps the text and marks it', async () => {
    const amount = shown.page.getByTestId('amount');
    await amount.fill('12,5');
    await amount.blur();
    expect(await amount.inputValue()).toBe('12,5');
    expect(await amount.getAttribute('aria-invalid')).toBe('true');
    expect(await shown.told()).toEqual([]);
  });

  it('reports an emptied amount as null', async () => {
    const amount = shown.page.getByTestId('amount');
    await amount.fill('');
    await amount.blur();
    expect(await shown.told()).toEqual([['amount change', null]]);
  });

  it('steps to the edge and not beyond', async () => {
    const more = shown.page.getByRole('button', { name: 'Increase Licences' });
    await more.click();
    expect(await more.isDisabled()).toBe(true);
    expect(await shown.told()).toEqual([['steps change', 10]]);
  });

  it('reports a day with the month counted from 0 and its formatted text', async () => {
    await shown.page.getByTestId('day').fill('2026-12-31');
    expect(await shown.told()).toEqual([
      ['day change', { year: 2026, month: 11, date: 31, formattedDate: 'Dec 31, 2026' }],
    ]);
  });

  it('offers a time between the steps and reports hours and minutes', async () => {
    const time = shown.page.getByTestId('time');
    expect(await time.locator('option:checked').textContent()).toMatch(/^2:05\sPM$/);
    await time.selectOption({ label: '12:30 AM' });
    expect(await shown.told()).toEqual([['time change', { hours: 0, minutes: 30 }]]);
  });
});

describe('choices', () => {
  it.each([
    ['Zero', 0],
    ['Yes', true],
    ['No', false],
    ['The word true', 'true'],
  ])('gives the value of the option "%s" back as what it was', async (label, value) => {
    await shown.page.getByTestId('stage').selectOption({ label });
    expect(await shown.told()).toEqual([['stage change', value]]);
  });

  it('chooses by keyboard in a select', async () => {
    await shown.page.getByTestId('stage').focus();
    await shown.page.keyboard.press('ArrowDown');
    await expect.poll(() => shown.told()).toEqual([['stage change', 0]]);
  });

  it('looks options up and picks one by keyboard in a searching select', async () => {
    const { page } = shown;
    await page.getByTestId('sector').click();
    await page.getByTestId('sector').fill('re');
    await page.getByRole('option', { name: 'Retail' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await shown.told()).toEqual([['sector change', 'retail']]);
  });

  it('ticks and unticks in a multi-select, in the order of the options, and closes on Escape', async () => {
    const { page } = shown;
    await page.getByRole('button', { name: /^Sectors/ }).click();
    const search = page.getByRole('searchbox', { name: 'Search Sectors' });
    await search.fill('fin');
    await page.getByRole('checkbox', { name: 'Finance' }).check();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('group', { name: 'Sectors' }).count()).toBe(0);
    expect(await shown.told()).toEqual([['sectors change', ['energy', 'finance', 'retail']]]);
  });

  it('shows a tick at once and takes it back when the owner does not follow', async () => {
    const box = shown.page.getByTestId('refused-box');
    await box.click();
    expect(await box.isChecked()).toBe(true);
    await expect.poll(() => box.isChecked(), { timeout: 10_000 }).toBe(false);
  });

  it('reports a toggle, a box with its value, a list and a single choice', async () => {
    const { page } = shown;
    await page.getByRole('switch', { name: 'Paused' }).click();
    await page.getByTestId('box').click();
    await page.getByRole('checkbox', { name: /^Amount/ }).check();
    await page.getByRole('radio', { name: 'review' }).check();
    expect(await shown.told()).toEqual([
      ['toggle change', false],
      ['box change', false, 'a'],
      ['fields change', ['close', 'amount']],
      ['autonomy change', 'review'],
    ]);
  });
});

describe('a form', () => {
  it('commits the field and submits once on Enter, with values by name and numbers as text', async () => {
    const { page } = shown;
    await page.getByTestId('form-word').fill('two');
    await page.getByTestId('form-word').press('Enter');
    const told = await shown.told();
    expect(told[0]).toEqual(['word change', 'two']);
    expect(told).toHaveLength(2);
    const values = { word: 'two', count: '3', flag: true };
    expect(told[1]).toEqual(['submit', expect.objectContaining({ type: 'submit', targetValue: values })]);
  });
});
