import type { TagProps } from '@hubspot/ui-extensions';
import { useRef } from 'react';
import { usePress } from '../actions/use-press.ts';
import { classNames } from '../base/class-names.ts';
import { useOverlay } from '../overlay/overlay-slot.tsx';

/** A label. With a click or an overlay it is a button, so that the keyboard reaches what it shows. */
export function Tag({ variant = 'default', inline = false, onClick, overlay: content, children, testId }: TagProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const press = usePress(onClick);
  const { overlay, triggerProps, open } = useOverlay(content, anchor);
  const className = classNames('fw-tag', `fw-tag-${variant}`, inline && 'fw-tag-inline');
  if (onClick === undefined && content == null) {
    return (
      <span className={className} data-testid={testId}>
        {children}
      </span>
    );
  }
  return (
    <>
      <button
        {...triggerProps}
        ref={anchor}
        type="button"
        className={classNames(className, 'fw-tag-button')}
        data-testid={testId}
        onClick={(event) => {
          open();
          press(event);
        }}
      >
        {children}
      </button>
      {overlay}
    </>
  );
}
