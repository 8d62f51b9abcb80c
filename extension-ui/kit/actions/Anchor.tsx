import type { AnchorHTMLAttributes, MouseEvent, ReactNode, RefObject } from 'react';
import type { SafeUrl } from '../base/safe-url.ts';
import { ExternalLink } from '../icons/kit-icons.ts';

interface AnchorProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'target' | 'rel'> {
  target: SafeUrl;
  anchor: RefObject<HTMLElement>;
  testId: string | undefined;
  onClick(event: MouseEvent): void;
  /** Images carry no sign after them. */
  bare?: boolean;
  children: ReactNode;
}

/** The one place that writes an `href`: it takes only an address that was found safe. */
export function Anchor({ target, anchor, testId, bare = false, children, ...rest }: AnchorProps) {
  return (
    <a
      {...rest}
      ref={anchor as RefObject<HTMLAnchorElement>}
      href={target.url}
      data-testid={testId}
      rel="noopener noreferrer"
      target={target.external ? '_blank' : undefined}
    >
      {children}
      {target.external && !bare && <ExternalLink aria-hidden size="0.9em" className="fw-external" />}
      {target.external && <span className="fw-only-heard"> (opens in a new tab)</span>}
    </a>
  );
}
