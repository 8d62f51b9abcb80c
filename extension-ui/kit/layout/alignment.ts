import type { FlexJustify } from '@hubspot/ui-extensions';

const justifications = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  around: 'space-around',
  between: 'space-between',
} as const;

const alignments = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  baseline: 'baseline',
  stretch: 'stretch',
  auto: 'auto',
} as const;

/** CSS for a `justify` prop. A value from a card's worker is not type checked, so an unknown one reads as start. */
export function justification(justify: FlexJustify): string {
  return Object.hasOwn(justifications, justify) ? justifications[justify] : 'flex-start';
}

/** CSS for an `align` prop; an unknown one reads as stretch. */
export function alignment(align: keyof typeof alignments): string {
  return Object.hasOwn(alignments, align) ? alignments[align] : 'stretch';
}
