import type { TileProps } from '@hubspot/ui-extensions';
import { classNames } from '../base/class-names.ts';

export function Tile({ compact = false, flush = false, children, testId }: TileProps) {
  return (
    <div className={classNames('fw-tile', compact && 'fw-tile-compact', flush && 'fw-tile-flush')} data-testid={testId}>
      {children}
    </div>
  );
}
