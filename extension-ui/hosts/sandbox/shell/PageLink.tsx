import type { MouseEvent, ReactNode } from 'react';
import { navigate } from './navigation.ts';

interface Props {
  to: string;
  className?: string;
  title?: string;
  children: ReactNode;
}

/** A link within the sandbox: opens in place, or in a new tab when the person asks the browser to. */
export function PageLink({ to, children, ...rest }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
