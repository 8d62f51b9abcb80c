import type { LinkProps } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { classNames } from '../base/class-names.ts';
import { safeUrl } from '../base/safe-url.ts';
import { useOverlay } from '../overlay/overlay-slot.tsx';
import { Anchor } from './Anchor.tsx';
import { usePress } from './use-press.ts';

/** A link. One whose address is not http, https or relative is shown as its text alone. */
export function Link({
  href,
  variant = 'primary',
  onClick,
  preventDefault = false,
  overlay: content,
  children,
  testId,
}: LinkProps) {
  const anchor = useRef<HTMLElement>(null);
  const press = usePress(onClick);
  const { overlay, triggerProps, hasDialog, open } = useOverlay(content, anchor);
  const target = safeUrl(href);
  const className = classNames('fw-link', `fw-link-${variant}`);
  if (target === null) {
    return (
      <span className="fw-link-refused" data-testid={testId}>
        {children}
      </span>
    );
  }
  return (
    <>
      <Anchor
        {...triggerProps}
        target={target}
        anchor={anchor}
        className={className}
        testId={testId}
        onClick={(event) => {
          if (preventDefault || hasDialog) event.preventDefault();
          open();
          press(event);
        }}
      >
        {children}
      </Anchor>
      {overlay}
    </>
  );
}
