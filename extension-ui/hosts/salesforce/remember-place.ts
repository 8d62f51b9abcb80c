/**
 * Keeps, for the style sheet, how far down the last click or focus was. The frame is as high as its content and does not
 * know which part of it is on the screen; a dialog near what was pressed is.
 */
export function rememberPlace(page: Document): void {
  const remember = ({ target }: Event) => {
    // A dialog that has opened must not follow the focus inside it.
    if (!(target instanceof Element) || target.closest('dialog') !== null) return;
    page.documentElement.style.setProperty('--panel-place', `${Math.round(target.getBoundingClientRect().top)}px`);
  };
  page.addEventListener('pointerdown', remember, true);
  page.addEventListener('focusin', remember, true);
}
