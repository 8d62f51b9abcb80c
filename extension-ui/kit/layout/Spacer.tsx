import type { SpacerProps } from '@hubspot/ui-extensions';
import { space } from '../base/sizes.ts';

export function Spacer({ size = 'small', testId }: SpacerProps) {
  return <div data-testid={testId} style={{ height: space(size) }} />;
}
