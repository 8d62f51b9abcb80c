import type { ButtonProps } from '@hubspot/ui-extensions';
import { type RefObject, useRef } from 'react';
import { classNames } from '../base/class-names.ts';
import { safeUrl } from '../base/safe-url.ts';
import { fullSize } from '../base/sizes.ts';
import { useOverlay } from '../overlay/overlay-slot.tsx';
import { Anchor } from './Anchor.tsx';
import { usePress } from './use-press.ts';

export function Button(props: ButtonProps) {
  const { onClick, href, disabled = false, variant = 'secondary', type = 'button', children, size = 'md' } = props;
  const { truncate = false, overlay: content, testId } = props;
  const anchor = useRef<HTMLElement>(null);
  const press = usePress(onClick);
  const { overlay, triggerProps, open } = useOverlay(content, anchor);
  const className = classNames(buttonClass(variant, fullSize(size)), truncate && 'fw-truncate');
  const target = safeUrl(href);
  if (href !== undefined && target !== null && !disabled) {
    return (
      <>
        <Anchor {...triggerProps} target={target} anchor={anchor} className={className} testId={testId} onClick={press}>
          {children}
        </Anchor>
        {overlay}
      </>
    );
  }
  return (
    <>
      <button
        {...triggerProps}
        ref={anchor as RefObject<HTMLButtonElement>}
        type={type}
        className={className}
        // A button whose address was refused must not look as if it led anywhere.
        disabled={disabled || (href !== undefined && target === null)}
        data-testid={testId}
        title={truncate && typeof children === 'string' ? children : undefined}
        onClick={(event) => {
          open();
          press(event);
        }}
      >
        <span className="fw-button-label">{children}</span>
      </button>
      {overlay}
    </>
  );
}

export function buttonClass(variant: string, size: string): string {
  return classNames('fw-button', `fw-button-${variant}`, `fw-button-${size}`);
}
