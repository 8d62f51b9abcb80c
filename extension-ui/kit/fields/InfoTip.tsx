import { useRef } from 'react';
import { Info } from '../icons/kit-icons.ts';
import { useOverlay } from '../overlay/overlay-slot.tsx';
import { Tooltip } from '../overlay/Tooltip.tsx';

/** The small sign next to a label; a button, so that the keyboard reaches what it says. */
export function InfoTip({ text, about }: { text: string; about: string }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const { overlay, triggerProps } = useOverlay(<Tooltip>{text}</Tooltip>, anchor);
  return (
    <>
      <button {...triggerProps} ref={anchor} type="button" className="fw-info" aria-label={`About ${about}`}>
        <Info aria-hidden size={14} />
      </button>
      {overlay}
    </>
  );
}
