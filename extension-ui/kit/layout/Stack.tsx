import type { StackProps } from '@hubspot/ui-extensions';
import { space } from '../base/sizes.ts';
import { alignment, justification } from './alignment.ts';

/** The old name of Flex, by default a column. */
export function Stack(props: StackProps) {
  const { distance = 'medium', direction = 'column', justify = 'start', align = 'stretch', width = '100%' } = props;
  return (
    <div
      className="fw-flex"
      data-testid={props.testId}
      style={{
        flexDirection: direction === 'row' ? 'row' : 'column',
        justifyContent: justification(justify),
        alignItems: alignment(align),
        gap: space(distance),
        width: width === 'auto' ? 'auto' : '100%',
      }}
    >
      {props.children}
    </div>
  );
}
