import type { TableCellProps, TableElementProps, WidthProps } from '@hubspot/ui-extensions';
import type { CSSProperties } from 'react';

export function TableHead({ children, testId }: TableElementProps) {
  return <thead data-testid={testId}>{children}</thead>;
}

export function TableBody({ children, testId }: TableElementProps) {
  return <tbody data-testid={testId}>{children}</tbody>;
}

export function TableFooter({ children, testId }: TableElementProps) {
  return <tfoot data-testid={testId}>{children}</tfoot>;
}

export function TableRow({ children, testId }: TableElementProps) {
  return <tr data-testid={testId}>{children}</tr>;
}

export function TableCell({ align, width, colSpan, children, testId }: TableCellProps) {
  return (
    <td data-testid={testId} colSpan={colSpan} style={{ textAlign: align, ...columnWidth(width) }}>
      {children}
    </td>
  );
}

/** `min`: as narrow as the content; `max`: all that is left; a number: pixels. */
export function columnWidth(width: WidthProps['width']): CSSProperties {
  if (width === 'min') return { width: 1, whiteSpace: 'nowrap' };
  if (width === 'max') return { width: '100%' };
  return typeof width === 'number' ? { width, minWidth: width } : {};
}
