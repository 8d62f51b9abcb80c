import type { EmptyStateProps } from '@hubspot/ui-extensions';
import { classNames } from '../base/class-names.ts';
import { Motif } from '../icons/Illustration.tsx';

export function EmptyState(props: EmptyStateProps) {
  const {
    title,
    layout = 'horizontal',
    flush = false,
    reverseOrder = false,
    imageWidth = 250,
    children,
    testId,
  } = props;
  const text = (
    <div className="fw-state-text" key="text">
      {title !== undefined && <div className="fw-state-title">{title}</div>}
      {children}
    </div>
  );
  const image = (
    <div className="fw-state-image" key="image">
      <Motif name={props.imageName ?? 'emptyStateCharts'} side={Math.min(imageWidth, 128)} />
    </div>
  );
  return (
    <div className={classNames('fw-state', `fw-state-${layout}`, flush && 'fw-flush')} data-testid={testId}>
      {reverseOrder ? [image, text] : [text, image]}
    </div>
  );
}
