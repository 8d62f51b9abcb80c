import type { ImageProps } from '@hubspot/ui-extensions';
import { type RefObject, useRef } from 'react';
import { Anchor } from '../actions/Anchor.tsx';
import { usePress } from '../actions/use-press.ts';
import { safeUrl } from '../base/safe-url.ts';
import { useOverlay } from '../overlay/overlay-slot.tsx';

/** A picture from an http, https or relative address; any other address shows the alternative text. */
export function Image({ src, alt = '', href, onClick, width, height, overlay: content, testId }: ImageProps) {
  const anchor = useRef<HTMLElement>(null);
  const press = usePress(onClick);
  const { overlay, triggerProps, hasTip, open } = useOverlay(content, anchor);
  const source = safeUrl(src);
  const target = safeUrl(href);
  const picture =
    source === null ? (
      <span className="fw-image-refused">{alt}</span>
    ) : (
      <img className="fw-image" src={source.url} alt={alt} width={width} height={height} />
    );
  if (target !== null) {
    return (
      <>
        <Anchor
          {...triggerProps}
          target={target}
          anchor={anchor}
          testId={testId}
          bare
          onClick={press}
          className="fw-image-button"
        >
          {picture}
        </Anchor>
        {overlay}
      </>
    );
  }
  if (onClick === undefined && !content && !hasTip) return <span data-testid={testId}>{picture}</span>;
  return (
    <>
      <button
        {...triggerProps}
        ref={anchor as RefObject<HTMLButtonElement>}
        type="button"
        className="fw-image-button"
        data-testid={testId}
        onClick={(event) => {
          open();
          press(event);
        }}
      >
        {picture}
      </button>
      {overlay}
    </>
  );
}
