import type { TablePaginatedProps } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { callHandler } from '../base/call-handler.ts';
import { classNames } from '../base/class-names.ts';
import { ChevronLeft, ChevronRight } from '../icons/kit-icons.ts';
import { visiblePages } from './visible-pages.ts';

type PaginationProps = Omit<TablePaginatedProps, 'children' | 'paginated'>;

/** Pages count from 1. */
export function Pagination(props: PaginationProps) {
  const { pageCount, showButtonLabels = true, showFirstLastButtons = false, maxVisiblePageButtons = 5, page } = props;
  const [own, setOwn] = useState(1);
  const current = page ?? own;
  const go = (target: number) => {
    if (target === current || target < 1 || target > pageCount) return;
    setOwn(target);
    void callHandler(props.onPageChange, target);
  };
  const label = showButtonLabels ? '' : 'fw-only-heard';
  return (
    <nav className="fw-pagination" aria-label="Pages">
      {showFirstLastButtons && <PageButton text="First" disabled={current <= 1} onClick={() => go(1)} />}
      <button type="button" className="fw-page" disabled={current <= 1} onClick={() => go(current - 1)}>
        <ChevronLeft aria-hidden size={16} />
        <span className={label}>Prev</span>
      </button>
      {visiblePages(current, pageCount, maxVisiblePageButtons).map((number) => (
        <button
          key={number}
          type="button"
          aria-label={`Page ${number}`}
          aria-current={number === current ? 'page' : undefined}
          className={classNames('fw-page', number === current && 'fw-page-current')}
          onClick={() => go(number)}
        >
          {number}
        </button>
      ))}
      <button type="button" className="fw-page" disabled={current >= pageCount} onClick={() => go(current + 1)}>
        <span className={label}>Next</span>
        <ChevronRight aria-hidden size={16} />
      </button>
      {showFirstLastButtons && <PageButton text="Last" disabled={current >= pageCount} onClick={() => go(pageCount)} />}
    </nav>
  );
}

function PageButton({ text, disabled, onClick }: { text: string; disabled: boolean; onClick(): void }) {
  return (
    <button type="button" className="fw-page" disabled={disabled} onClick={onClick}>
      {text}
    </button>
  );
}
