import type { FlexProps } from '@hubspot/ui-extensions';
import { space } from '../base/sizes.ts';
import { alignment, justification } from './alignment.ts';

export function Flex(props: FlexProps) {
  const { direction = 'row', justify = 'start', align = 'stretch', alignSelf, gap = 'flush', wrap = false } = props;
  return (
    <div
      className="fw-flex"
      data-testid={props.testId}
      style={{
        flexDirection: direction === 'column' ? 'column' : 'row',
        justifyContent: justification(justify),
        alignItems: alignment(align),
        alignSelf: alignSelf === undefined ? undefined : alignment(alignSelf),
        flexWrap: wrap === true || wrap === 'wrap' ? 'wrap' : 'nowrap',
        gap: space(gap),
      }}
    >
      {props.children}
    </div>
  );
}
