import type { HeadingProps } from '@hubspot/ui-extensions';
import { classNames } from '../base/class-names.ts';
import { useKitSettings } from '../kit-settings.ts';

export function Heading({ inline = false, children, testId }: HeadingProps) {
  const Level = `h${useKitSettings().headingLevel}` as const;
  return (
    <Level className={classNames('fw-heading', inline && 'fw-inline')} data-testid={testId}>
      {children}
    </Level>
  );
}
