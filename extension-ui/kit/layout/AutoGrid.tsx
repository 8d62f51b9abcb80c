import type { AutoGridProps } from '@hubspot/ui-extensions';
import { space } from '../base/sizes.ts';

/** As many columns as fit; `columnWidth` in pixels. */
export function AutoGrid({ columnWidth, gap = 'flush', flexible = false, children, testId }: AutoGridProps) {
  const least = `min(${columnWidth}px, 100%)`;
  const columns = `repeat(auto-fill, ${flexible ? `minmax(${least}, 1fr)` : least})`;
  return (
    <div className="fw-grid" data-testid={testId} style={{ gridTemplateColumns: columns, gap: space(gap) }}>
      {children}
    </div>
  );
}
