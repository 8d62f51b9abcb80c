import type { CheckboxProps } from '@hubspot/ui-extensions';
import { Tickable } from './Tickable.tsx';

export function Checkbox(props: CheckboxProps) {
  return <Tickable {...props} kind="checkbox" label={props['aria-label']} />;
}
