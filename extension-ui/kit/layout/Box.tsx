import type { BoxProps } from '@hubspot/ui-extensions';
import { alignment } from './alignment.ts';

const growth = { initial: '0 1 auto', auto: '1 1 auto', none: '0 0 auto' } as const;

export function Box({ alignSelf = 'auto', flex = 'initial', children, testId }: BoxProps) {
  return (
    <div
      className="fw-box"
      data-testid={testId}
      style={{ alignSelf: alignment(alignSelf), flex: typeof flex === 'number' ? `${flex} 1 0%` : growth[flex] }}
    >
      {children}
    </div>
  );
}
