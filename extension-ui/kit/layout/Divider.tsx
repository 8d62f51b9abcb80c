import type { DividerProps } from '@hubspot/ui-extensions';
import { space } from '../base/sizes.ts';

export function Divider({ size, distance, testId }: DividerProps) {
  return <hr className="fw-divider" data-testid={testId} style={{ marginBlock: space(size ?? distance ?? 'small') }} />;
}
