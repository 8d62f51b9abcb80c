import type { ListProps } from '@hubspot/ui-extensions';
import { Children, Fragment, isValidElement, type ReactNode } from 'react';

/** Each child becomes an entry. */
export function List({ variant = 'unordered', children, testId }: ListProps) {
  const Outer = variant.startsWith('ordered') ? 'ol' : 'ul';
  return (
    // Safari drops the list from the accessibility tree where the marks are off, unless the role says so.
    <Outer role="list" className={`fw-list fw-list-${variant}`} data-testid={testId}>
      {entries(children).map((entry, index) => (
        <li key={isValidElement(entry) && entry.key !== null ? entry.key : index}>{entry}</li>
      ))}
    </Outer>
  );
}

function entries(children: ReactNode): ReactNode[] {
  return Children.toArray(children).flatMap((child) =>
    isValidElement<{ children?: ReactNode }>(child) && child.type === Fragment
      ? entries(child.props.children)
      : [child],
  );
}
