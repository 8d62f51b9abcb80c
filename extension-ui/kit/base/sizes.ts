import type { AllDistances } from '@hubspot/ui-extensions';

const full = {
  flush: 'flush',
  'extra-small': 'extra-small',
  xs: 'extra-small',
  small: 'small',
  sm: 'small',
  medium: 'medium',
  md: 'medium',
  large: 'large',
  lg: 'large',
  'extra-large': 'extra-large',
  xl: 'extra-large',
} as const;

type FullSize = (typeof full)[AllDistances];

/** The long spelling of a size; a name that the SDK does not know reads as `small`. */
export function fullSize(size: AllDistances | undefined): FullSize {
  return size !== undefined && Object.hasOwn(full, size) ? full[size] : 'small';
}

/** A distance as a token of the spacing scale. */
export function space(distance: AllDistances | undefined): string {
  return `var(--fw-space-${fullSize(distance)})`;
}
