import type { IconProps } from '@hubspot/ui-extensions';
import { classNames } from '../base/class-names.ts';
import { filledIcons, sdkIcons } from './sdk-icons.ts';

const pixels = { sm: 16, small: 16, md: 20, medium: 20, lg: 32, large: 32 } as const;

/** A sign. With `screenReaderText` it speaks; without, it is decoration. An unknown name draws a question mark. */
export function Icon({ name, color = 'inherit', size, screenReaderText, testId }: IconProps) {
  const Drawing = Object.hasOwn(sdkIcons, name) ? sdkIcons[name] : sdkIcons.questionCircle;
  return (
    <span className={classNames('fw-icon', `fw-icon-${color}`)} data-testid={testId} data-icon={name}>
      <Drawing
        aria-hidden
        size={size === undefined ? '1.15em' : pixels[size]}
        strokeWidth={2}
        fill={filledIcons.has(name) ? 'currentColor' : 'none'}
      />
      {screenReaderText !== undefined && <span className="fw-only-heard">{screenReaderText}</span>}
    </span>
  );
}
