import type { InlineProps } from '@hubspot/ui-extensions';
import { space } from '../base/sizes.ts';
import { alignment, justification } from './alignment.ts';

/** A row that wraps. */
export function Inline({ justify = 'start', align = 'stretch', gap = 'flush', children, testId }: InlineProps) {
  return (
    <div
      className="fw-flex"
      data-testid={testId}
      style={{
        flexWrap: 'wrap',
        justifyContent: justification(justify),
        alignItems: alignment(align),
        gap: space(gap),
      }}
    >
      {children}
    </div>
  );
}
