import type { TooltipProps } from '@hubspot/ui-extensions';
import { useEffect } from 'react';
import { useOverlaySlot } from './overlay-slot.tsx';

/** Text shown while its trigger is hovered or focused; stands in an `overlay` prop. Anywhere else it is plain text. */
export function Tooltip({ children, placement = 'top', testId }: TooltipProps) {
  const setTip = useOverlaySlot()?.setTip;
  useEffect(
    () => setTip?.({ content: <span data-testid={testId}>{children}</span>, placement }),
    [setTip, children, placement, testId],
  );
  useEffect(() => () => setTip?.(null), [setTip]);
  return setTip === undefined ? <span data-testid={testId}>{children}</span> : null;
}
