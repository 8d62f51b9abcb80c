import { type ComponentType, createElement, Fragment, type Key, type ReactElement, type ReactNode } from 'react';

/*
 * Takes the place of react/jsx-runtime in what is staged for HubSpot. HubSpot's worker hands a card `react` only; with this
 * file the staged module needs nothing else.
 */

type Props = Record<string, unknown> & { children?: ReactNode };
type ElementType = string | ComponentType<Props>;

export { Fragment };

export function jsx(type: ElementType, props: Props, key?: Key): ReactElement {
  return createElement(type, key === undefined ? props : { ...props, key });
}

/** Several children that stand in the source: handed over one by one, so that React asks for no keys. */
export function jsxs(
  type: ElementType,
  { children, ...props }: Props & { children: ReactNode[] },
  key?: Key,
): ReactElement {
  return createElement(type, key === undefined ? props : { ...props, key }, ...children);
}
