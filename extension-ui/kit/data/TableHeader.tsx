import type { SortedTableHeaderProps, TableHeaderProps } from '@hubspot/ui-extensions';
import { callHandler } from '../base/call-handler.ts';
import { ChevronDown, ChevronsUpDown } from '../icons/kit-icons.ts';
import { columnWidth } from './table-parts.tsx';

export function TableHeader(props: TableHeaderProps) {
  const { align, width, children, testId } = props;
  const sort = sortOf(props);
  return (
    <th
      scope="col"
      aria-sort={sort?.sortDirection}
      data-testid={testId}
      style={{ textAlign: align, ...columnWidth(width) }}
    >
      {sort === null ? (
        children
      ) : (
        <button
          type="button"
          className={`fw-sort fw-sort-${sort.sortDirection}`}
          disabled={sort.disabled}
          onClick={() =>
            void callHandler(sort.onSortChange, sort.sortDirection === 'ascending' ? 'descending' : 'ascending')
          }
        >
          {children}
          {sort.sortDirection === 'none' ? (
            <ChevronsUpDown aria-hidden size={14} />
          ) : (
            <ChevronDown aria-hidden size={14} className="fw-sort-sign" />
          )}
        </button>
      )}
    </th>
  );
}

function sortOf(props: TableHeaderProps): SortedTableHeaderProps | null {
  return props.sortDirection === undefined || props.sortDirection === 'never'
    ? null
    : (props as SortedTableHeaderProps);
}
