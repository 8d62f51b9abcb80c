import type { TableProps } from '@hubspot/ui-extensions';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { classNames } from '../base/class-names.ts';
import { Pagination } from './Pagination.tsx';

export function Table(props: TableProps) {
  const { bordered = true, flush = false, density = 'default', children, testId } = props;
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useScrollsSideways(frame);
  return (
    <div
      className={classNames('fw-table', `fw-table-${density}`, bordered && 'fw-table-bordered', flush && 'fw-flush')}
      data-testid={testId}
    >
      {/* Reachable by keyboard only while there is something to scroll. */}
      <div
        ref={frame}
        className="fw-table-frame"
        {...(scrolls ? { role: 'region', 'aria-label': 'Table', tabIndex: 0 } : {})}
      >
        <table>{children}</table>
      </div>
      {props.paginated === true && <Pagination {...props} />}
    </div>
  );
}

function useScrollsSideways(frame: RefObject<HTMLElement>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [frame]);
  return scrolls;
}
