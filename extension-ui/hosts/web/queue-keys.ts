/** Keys that press a button of the row that is current. */
const ofRow: Readonly<Record<string, string>> = {
  x: 'queue-pick-',
  o: 'queue-open-',
  a: 'queue-accept-',
  r: 'queue-reject-',
};

/** Keys that press a button above or below the list. */
const ofList: Readonly<Record<string, string>> = {
  u: 'queue-undo-last',
  n: 'queue-older',
  p: 'queue-newer',
  '?': 'queue-keys',
};

const rowMark = 'queue-row-';

/**
 * Lets a person work through the queue by keyboard. A key does nothing by itself: it presses the button that stands there
 * with a word on it, so keys can never do what the screen does not offer.
 */
export function takeQueueKeys(page: Document): void {
  /** The row that was current last: a decided row loses the button that had the focus. */
  let last: string | null = null;

  const rows = () => [...page.querySelectorAll<HTMLElement>(`[data-testid="queue-table"] [data-testid^="${rowMark}"]`)];

  const currentAmong = (found: readonly HTMLElement[]) => {
    const focused = page.activeElement?.closest<HTMLElement>(`[data-testid^="${rowMark}"]`);
    return found.findIndex((row) => row === focused || (focused == null && row.dataset.testid === last));
  };

  const goTo = (row: HTMLElement | undefined) => {
    const box = row === undefined ? null : buttonIn(row, 'queue-pick-');
    if (row === undefined || box === null) return;
    last = row.dataset.testid ?? null;
    box.focus();
  };

  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(page)) return;
    const found = rows();
    const { key } = event;
    const at = currentAmong(found);
    const row = found[at];
    const mark = ofRow[key];
    const wide = ofList[key];
    if (key === 'j') goTo(found[at + 1]);
    else if (key === 'k') goTo(found[Math.max(at - 1, 0)]);
    else if (mark !== undefined && row !== undefined) {
      last = row.dataset.testid ?? null;
      buttonIn(row, mark)?.click();
      if (key === 'a') goTo(found[at + 1] ?? row);
    } else if (wide !== undefined) page.querySelector<HTMLElement>(`[data-testid="${wide}"]`)?.click();
    else return;
    event.preventDefault();
  });
}

function buttonIn(row: HTMLElement, mark: string): HTMLElement | null {
  const marked = row.querySelector<HTMLElement>(`[data-testid^="${mark}"]`);
  return marked?.matches('button, input') === false ? marked.querySelector<HTMLElement>('button, input') : marked;
}

/** A person types, chooses, or answers a dialog: letters are theirs. */
function isBusy(page: Document): boolean {
  if (page.querySelector('[data-testid="queue-list"]') === null) return true;
  if (page.querySelector('dialog[open], [role="dialog"], [role="menu"]:not([hidden])') !== null) return true;
  const { activeElement } = page;
  const theirs = 'textarea, select, [role="combobox"], [role="listbox"], input:not([type="checkbox"])';
  return activeElement?.matches(theirs) === true;
}
