import type { TextProps } from '@hubspot/ui-extensions';
import { classNames } from '../base/class-names.ts';

/** Text. A block or a run of it; always a span, because cards put it inside links, tags and other text. */
export function Text({
  variant = 'bodytext',
  inline = false,
  format = {},
  truncate = false,
  children,
  testId,
}: TextProps) {
  const { fontWeight = 'regular', italic = false, lineDecoration = 'none', textTransform = 'none' } = format;
  const options = typeof truncate === 'object' ? truncate : {};
  const tooltip = options.tooltipText ?? (typeof children === 'string' ? children : undefined);
  return (
    <span
      className={classNames(
        'fw-text',
        `fw-text-${variant}`,
        `fw-weight-${fontWeight}`,
        inline && 'fw-inline',
        italic && 'fw-italic',
        lineDecoration !== 'none' && `fw-${lineDecoration}`,
        textTransform !== 'none' && `fw-case-${textTransform}`,
        truncate !== false && 'fw-truncate',
      )}
      data-testid={testId}
      title={truncate === false ? undefined : tooltip}
      style={options.maxWidth === undefined ? undefined : { maxWidth: options.maxWidth }}
    >
      {lineDecoration === 'strikethrough' ? <s className="fw-plain">{children}</s> : children}
    </span>
  );
}
