export type Placement = 'top' | 'bottom' | 'left' | 'right' | 'bottom-start';

const gapPx = 6;
const edgePx = 8;

/** Puts a fixed element beside its anchor; to the other side when there is no room, never outside the window. */
export function place(element: HTMLElement, anchor: HTMLElement, placement: Placement): void {
  const from = anchor.getBoundingClientRect();
  if (placement === 'bottom-start') element.style.minWidth = `${Math.round(from.width)}px`;
  const own = element.getBoundingClientRect();
  const centre = { x: from.left + (from.width - own.width) / 2, y: from.top + (from.height - own.height) / 2 };
  const above = from.top - own.height - gapPx;
  const below = from.bottom + gapPx;
  const before = from.left - own.width - gapPx;
  const after = from.right + gapPx;
  const roomBelow = below + own.height <= window.innerHeight - edgePx;
  const roomAfter = after + own.width <= window.innerWidth - edgePx;
  const y = {
    top: above >= edgePx ? above : below,
    bottom: roomBelow || above < edgePx ? below : above,
    'bottom-start': roomBelow || above < edgePx ? below : above,
    left: centre.y,
    right: centre.y,
  }[placement];
  const x = {
    top: centre.x,
    bottom: centre.x,
    'bottom-start': from.left,
    left: before >= edgePx ? before : after,
    right: roomAfter || before < edgePx ? after : before,
  }[placement];
  element.style.left = `${within(x, own.width, window.innerWidth)}px`;
  element.style.top = `${within(y, own.height, window.innerHeight)}px`;
}

function within(start: number, length: number, total: number): number {
  return Math.round(Math.max(edgePx, Math.min(start, total - length - edgePx)));
}
