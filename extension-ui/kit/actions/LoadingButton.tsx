import type { LoadingButtonProps } from '@hubspot/ui-extensions';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { fullSize } from '../base/sizes.ts';
import { Icon } from '../icons/Icon.tsx';
import { useOverlay } from '../overlay/overlay-slot.tsx';
import { buttonClass } from './Button.tsx';
import { usePress } from './use-press.ts';

/** A button that waits. While loading it keeps the focus and takes no second press. */
export function LoadingButton(props: LoadingButtonProps) {
  const { loading = false, disabled = false, variant = 'secondary', size = 'md', type = 'button', children } = props;
  const { overlay: content, overlayOptions, resultIconName = 'success', onClick, testId } = props;
  const anchor = useRef<HTMLElement>(null);
  const press = usePress(onClick);
  const { overlay, triggerProps, open } = useOverlay(content, anchor);
  const opensLate = overlayOptions?.openBehavior === 'onLoadingFinish';
  const finished = useFinished(loading, opensLate ? open : null);
  return (
    <>
      <button
        {...triggerProps}
        ref={anchor as RefObject<HTMLButtonElement>}
        type={type}
        className={buttonClass(variant, fullSize(size))}
        disabled={disabled}
        aria-disabled={loading || undefined}
        aria-busy={loading}
        data-testid={testId}
        onClick={(event) => {
          if (loading) {
            event.preventDefault();
            return;
          }
          if (!opensLate) open();
          press(event);
        }}
      >
        {loading && <span className="fw-spinner fw-spinner-button" aria-hidden />}
        {!loading && finished && <Icon name={resultIconName} />}
        <span className="fw-button-label">{children}</span>
      </button>
      {overlay}
    </>
  );
}

/** Whether the last thing that happened was the end of a wait; also calls back then. */
function useFinished(loading: boolean, onFinish: (() => void) | null): boolean {
  const [finished, setFinished] = useState(false);
  const wasLoading = useRef(loading);
  useEffect(() => {
    if (wasLoading.current && !loading) {
      setFinished(true);
      onFinish?.();
    }
    if (loading) setFinished(false);
    wasLoading.current = loading;
  }, [loading, onFinish]);
  return finished;
}
